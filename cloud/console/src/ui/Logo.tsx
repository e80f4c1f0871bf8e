// The mark: a machine's signal that rises into one job.

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#23292b" />
      <path
        d="M5 20.5h5.2l2.9-10.6 4.9 13 3-7.4 1.6 5h4.4"
        fill="none"
        stroke="#f3f5f5"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="26.4" cy="9" r="2.6" fill="#e8893a" />
    </svg>
  );
}
