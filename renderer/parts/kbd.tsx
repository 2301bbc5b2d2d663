/** Keys as printed on the keyboard: `keys="Ctrl Enter"` draws two caps. Hidden from readers: buttons carry `aria-keyshortcuts`. */
export const Kbd = ({ keys }: { keys: string }) => {
  const caps = keys.split(' ');
  return (
    <span className="kbds" aria-hidden="true">
      {caps.map((cap) => (
        <kbd className="kbd" key={cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
};
