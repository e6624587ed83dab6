/** Something that is shown once: selected as a whole with one click. */
export function Secret({ children }: { children: string }) {
  return (
    <code className="my-1 block rounded-md border border-line-2 bg-page px-3 py-2 text-base break-all select-all">
      {children}
    </code>
  );
}
