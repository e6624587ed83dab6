/** A live stream of whole snapshots that comes back by itself, for as long as the page stands. */
export type LiveHandlers<T> = {
  onState: (state: T) => void;
  /** True: the stream stands; false: it is lost and being brought back. */
  onLine: (up: boolean) => void;
  /** The server says that there is nothing more to be read, and why. */
  onEnd: (reason: string) => void;
};

const FIRST_DELAY_MS = 1_000;
const LAST_DELAY_MS = 5_000;
/** The server is heard every 15 seconds: a line that died without a word is noticed after two beats. */
const SILENCE_MS = 35_000;
const OVER = new Set([401, 403, 404]);

/**
 * Listens until the answered function is called. A browser gives up on a stream whose server answers with an error,
 * and does not see that a line is dead: both are noticed here, and the stream is asked for anew.
 */
export function watchLive<T>(address: string, { onState, onLine, onEnd }: LiveHandlers<T>): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_DELAY_MS;
  let over = false;

  const close = (): void => {
    source?.close();
    source = undefined;
    clearTimeout(silence);
    clearTimeout(retry);
  };
  const end = (reason: string): void => {
    over = true;
    close();
    onEnd(reason);
  };
  const heard = (): void => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  };

  function lost(): void {
    const refused = source?.readyState === EventSource.CLOSED;
    close();
    if (over) return;
    onLine(false);
    retry = setTimeout(refused ? ask : open, delay);
    delay = Math.min(delay * 2, LAST_DELAY_MS);
  }

  /** A refused stream does not say why: the answer's status does. */
  async function ask(): Promise<void> {
    const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
    void answer?.body?.cancel();
    if (over) return;
    if (answer && OVER.has(answer.status)) end(answer.status === 401 ? "UNAUTHENTICATED" : "NOT_FOUND");
    else open();
  }

  function open(): void {
    close();
    // Offline for certain: nothing is tried before the browser says otherwise.
    if (navigator.onLine === false) {
      onLine(false);
      retry = setTimeout(open, LAST_DELAY_MS);
      return;
    }
    source = new EventSource(address);
    source.addEventListener("state", (event) => {
      heard();
      delay = FIRST_DELAY_MS;
      onLine(true);
      onState(JSON.parse(event.data));
    });
    source.addEventListener("beat", heard);
    source.addEventListener("end", (event) => end(JSON.parse(event.data).reason));
    source.onerror = lost;
    heard();
  }

  const back = (): void => {
    delay = FIRST_DELAY_MS;
    if (!over) open();
  };
  const gone = (): void => {
    if (over) return;
    close();
    onLine(false);
    retry = setTimeout(open, LAST_DELAY_MS);
  };
  addEventListener("online", back);
  addEventListener("offline", gone);
  open();
  return () => {
    over = true;
    close();
    removeEventListener("online", back);
    removeEventListener("offline", gone);
  };
}
