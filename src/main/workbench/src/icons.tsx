/** Icons drawn with one line each, in GraphiQL's manner. */
function icon(path: string) {
  return function Icon({ className }: { className?: string }) {
    return (
      <svg className={className} height="1em" viewBox="0 0 24 24" aria-hidden="true"
        fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        <path d={path} />
      </svg>
    );
  };
}

export const LibraryIcon = icon('M4 4h5v16H4zM9 4h5v16H9zM15 5l4-1 3 15-4 1z');
export const LinkIcon = icon('M10 14a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1 1M14 10a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1-1');
export const SaveIcon = icon('M5 3h11l3 3v15H5zM8 3v6h8V3M8 21v-7h8v7');
export const RemoveIcon = icon('M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14');
export const RenameIcon = icon('M4 20l1-5L16 4l4 4L9 19z');
export const WideIcon = icon('M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5');
