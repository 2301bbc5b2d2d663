import { useAnnouncement } from './announce.ts';

/** The last announcement, shown for a few seconds and read aloud politely. */
export const Toast = () => {
  const { text, number } = useAnnouncement();
  return (
    <div role="status">
      {text !== '' && (
        <div className="toast" key={number}>
          {text}
        </div>
      )}
    </div>
  );
};
