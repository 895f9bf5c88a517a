import { useEffect, useState } from 'preact/hooks';

/** Number of `ground-N` classes in the style sheet. */
const grounds = 6;

/** The picture of an article. Without one, or if it fails to load, the first letter of the title on a colour. */
export function Picture({ url, title }: { readonly url: string | null; readonly title: string }) {
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    setBroken(false);
  }, [url]);
  const letter = /[\p{L}\p{N}]/u.exec(title)?.[0] ?? '·';
  const ground =
    Array.from(title).reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 9973, 7) % grounds;
  return (
    <div class={`picture ground-${ground}`} aria-hidden="true">
      {url === null || isBroken ? (
        <span>{letter.toUpperCase()}</span>
      ) : (
        <img
          src={url}
          alt=""
          loading="lazy"
          referrerpolicy="no-referrer"
          onError={() => {
            setBroken(true);
          }}
        />
      )}
    </div>
  );
}
