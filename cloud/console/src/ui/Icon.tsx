// Line icons drawn for the console; shapes of severities differ, so colour is never needed to tell them apart.

const STROKES = {
  overview: 'M3.5 3.5h7v7h-7zM13.5 3.5h7v7h-7zM3.5 13.5h7v7h-7zM13.5 13.5h7v7h-7z',
  alarms: 'M12 3.5a6 6 0 0 0-6 6v3.6L4.2 17h15.6L18 13.1V9.5a6 6 0 0 0-6-6zM9.8 20a2.3 2.3 0 0 0 4.4 0',
  orders: 'M6 4.5h12v16H6zM9 3v3M15 3v3M9 11h6M9 15h4',
  machines: 'M4 20h16M6 20v-7l4-2.5V13l4-2.5V13l4-2.5V20M8 7h8',
  agents: 'M5 13h14v6H5zM8 16h.01M11 16h.01M12 13V9M8.5 6.5a5 5 0 0 1 7 0M6 4a8.5 8.5 0 0 1 12 0',
  customers: 'M4.5 20V4.5h9V20M13.5 10h6v10M3 20h18M7.5 8.5h3M7.5 12h3M7.5 15.5h3M16.5 13.5h.01M16.5 16.5h.01',
  people: 'M9 4.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM3.5 19.5c0-3.3 2.4-5.5 5.5-5.5s5.5 2.2 5.5 5.5M15.5 5a3 3 0 0 1 0 5.8M17 14.2c2.1.6 3.5 2.5 3.5 5.3',
  parts: 'M12 3.5l8 4.5v8l-8 4.5-8-4.5V8zM4 8l8 4.500 8-4.500M12 12.500V20.500',
  figures: 'M3.5 20h17M7 20v-6M12 20V5M17 20v-9',
  invoice: 'M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  inbox: 'M3.5 13l3-8h11l3 8v6h-17zM3.5 13h5l1.5 2.5h4l1.5-2.5h5',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  chevronLeft: 'M15 5.5L8.5 12l6.5 6.5',
  chevronRight: 'M9 5.5l6.5 6.5L9 18.5',
  chevronUp: 'M5.5 15l6.5-6.5 6.5 6.5',
  chevronDown: 'M5.5 9l6.5 6.5L18.5 9',
  arrowLeft: 'M19 12H5M11 6l-6 6 6 6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  plus: 'M12 5v14M5 12h14',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  screen: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17',
  leave: 'M10 4.5H5v15h5M14.5 8l4 4-4 4M18.5 12H9.5',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  question: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.7 9.5a2.3 2.3 0 1 1 3.4 2c-.8.5-1.1.900-1.1 1.8M12 16.3h.01',
  normal: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.3 12.2l2.6 2.6 4.8-5.3',
  octagon: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v4.5M12 15.8h.01',
  triangle: 'M12 4l9 15.5H3zM12 10v4M12 16.7h.01',
  diamond: 'M12 3l9 9-9 9-9-9zM12 8.5v4M12 15.3h.01',
  flag: 'M6 21V4M6 5h11l-2.5 4 2.5 4H6',
  trendUp: 'M4 17l6-6 3.5 3.5L20 8M15 8h5v5',
  trendDown: 'M4 8l6 6 3.5-3.5L20 17M15 17h5v-5',
  trendLevel: 'M4 12h16M16 8l4 4-4 4',
  offline: 'M4 4l16 16M8.5 16.5a5 5 0 0 1 7 0M5.5 13a9.5 9.5 0 0 1 4.5-2.5M14.5 10.7a9.5 9.5 0 0 1 4 2.3M2.5 9.5A14 14 0 0 1 7 6.7M11 5.6a14 14 0 0 1 10.5 3.9M12 20h.01',
  rows: 'M4 6.5h16M4 12h16M4 17.5h16',
} as const;

export type IconName = keyof typeof STROKES;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size >= 20 ? 1.7 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={STROKES[name]} />
    </svg>
  );
}
