/** Shows the file in a window of its own, where the browser has one for it. */
export const openInWindow = (address: string): void => {
  window.open(address, '_blank', 'noopener');
};

/** Prints the file through a frame that goes away afterwards; where there is no viewer, a window opens instead. */
export const printFile = (address: string): void => {
  if (!navigator.pdfViewerEnabled) {
    openInWindow(address);
    return;
  }
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = address;
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow?.print();
  });
  document.body.append(frame);
};
