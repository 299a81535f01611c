/** The mark: a circle over a narrow trapezoid, one path, in the colour of the text around it. */
export function KeyholeMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" className={className}>
      <path d="M12 2a6.25 6.25 0 0 0-3.05 11.7L7.2 21.2a.65.65 0 0 0 .63.8h8.34a.65.65 0 0 0 .63-.8l-1.75-7.5A6.25 6.25 0 0 0 12 2Z" />
    </svg>
  );
}
