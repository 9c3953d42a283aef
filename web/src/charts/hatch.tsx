/** Diagonal lines for what is not over yet: told from a full bar without colour too. Refer to it as url(#id). */
export function Hatch({ id, colour = 'var(--half)' }: { id: string; colour?: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill={colour} opacity="0.25" />
        <line x1="0" y1="0" x2="0" y2="6" stroke={colour} strokeWidth="3" />
      </pattern>
    </defs>
  );
}
