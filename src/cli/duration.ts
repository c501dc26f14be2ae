/** "2h10m", "2 h 10", "45m", "95s", "1:35:00", "1:35" (h:mm) → seconds; null where it is none of these, or nothing. */
export function parseDuration(text: string): number | null {
  const words = text.trim().toLowerCase();
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(words);
  if (clock !== null) return positive(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  const spoken =
    /^(?:(\d+(?:\.\d+)?)\s*h\s*(?=\d|$))?(?:(\d+(?:\.\d+)?)\s*(?:min|mn|m|(?=$))\s*)?(?:(\d+(?:\.\d+)?)\s*s)?$/.exec(
      words,
    );
  if (spoken === null || words === '' || /^\d+(\.\d+)?$/.test(words)) return null; // a bare number could be anything
  return positive(Number(spoken[1] ?? 0) * 3600 + Number(spoken[2] ?? 0) * 60 + Number(spoken[3] ?? 0));
}

function positive(seconds: number): number | null {
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
