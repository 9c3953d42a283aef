/** How far something is, from 0 to 1. Drawn by the page: browsers give their own bar colours of their own. */
export function ProgressBar({ label, share, className = '' }: { label: string; share: number; className?: string }) {
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)} className={`h-2 overflow-hidden rounded-full bg-sunken ${className}`}>
      <div className="h-full rounded-full bg-ink" style={{ width: `${share * 100}%` }} />
    </div>
  );
}
