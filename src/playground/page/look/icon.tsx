/** The SVG path of each icon, in a square of 20 by 20 units. */
const paths = {
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  reply: 'M3 4h14v9.5H10L6 17v-3.5H3zM7 8.8h6',
  close: 'm5 5 10 10M15 5 5 15',
  send: 'M3 3.5 17.5 10 3 16.5 5.2 10zM5.2 10H11',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z',
  menu: 'M3 5h14M3 10h14M3 15h14',
  file: 'M5 2.5h6.5L15.5 7v10.5H5zM11.5 2.5V7h4',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8.5 4v12',
  clip: 'm15.5 9.5-5.8 5.8a3.5 3.5 0 0 1-5-5l6.6-6.5a2.3 2.3 0 0 1 3.3 3.3l-6.2 6.1a1.1 1.1 0 0 1-1.6-1.6l5.3-5.2',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0 0v1.2a2.2 2.2 0 0 0 4.4 0V10A7.4 7.4 0 1 0 14 16.2',
  slash: 'M3 3h14v14H3zM12 6.5l-4 7',
  clock: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM10 6v4l3 2',
  people:
    'M7.5 4a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5zM2.5 16c0-3 2-4.5 5-4.5s5 1.5 5 4.5zM13 4.2a2.75 2.75 0 0 1 0 5M14.5 12c2 .5 3 2 3 4h-2',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  plus: 'M10 4v12M4 10h12',
  bolt: 'M11.5 2 4.5 11.5h5L8.5 18l7-9.5h-5z',
  down: 'M10 3.5v13M4.5 11l5.5 5.5L15.5 11',
  elsewhere: 'M11 3h6v6M17 3l-8.5 8.5M8 4H3.5v12.5H16V12',
  warning: 'M10 3 18 17H2zM10 8v4.2M10 14.6v.2',
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
