/** Follows a pointer over the cards of a board. Escape puts everything back. */

interface Follow {
  /** The pointer is over another card. */
  over: (index: number) => void;
  /** The pointer was let go, or the drag was given up. */
  end: (isKept: boolean) => void;
}

/** Begins to drag with the button that is down; `data-card` names the cards. */
export function drag(start: PointerEvent, follow: Follow) {
  if (start.button !== 0) return;
  const stop = new AbortController();
  const { signal } = stop;
  const end = (isKept: boolean) => {
    stop.abort();
    follow.end(isKept);
  };
  const move = (event: PointerEvent) => {
    const card = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-card]');
    const index = Number(card?.getAttribute('data-card') ?? NaN);
    if (Number.isInteger(index)) follow.over(index);
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', () => end(true), { signal });
  window.addEventListener('pointercancel', () => end(false), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      end(false);
    },
    { signal },
  );
}
