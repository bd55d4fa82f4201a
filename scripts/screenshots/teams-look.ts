/** How Teams looks, as settings for Microsoft's renderer. Colors and sizes are those of Teams' own web client. */

export type Theme = 'light' | 'dark';

interface Palette {
  page: string;
  card: string;
  emphasis: string;
  line: string;
  text: string;
  subtle: string;
  accent: string;
  /** The background of the highlighted button. Its text is white. */
  primary: string;
  good: string;
  warning: string;
  attention: string;
  button: string;
}

const palettes: Record<Theme, Palette> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f0f0f0',
    line: '#d1d1d1',
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    primary: '#5b5fc7',
    good: '#237b4b',
    warning: '#835c00',
    attention: '#c4314b',
    button: '#ffffff',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    emphasis: '#333333',
    line: '#525252',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#7f85f5',
    primary: '#4f52b2',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    button: '#292929',
  },
};

/** The renderer's settings for one theme. */
export function hostConfig(theme: Theme): object {
  const { card, emphasis, text, subtle, accent, good, warning, attention, line } = palettes[theme];
  const color = (value: string) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: text, subtle },
    accent: color(accent),
    good: color(good),
    warning: color(warning),
    attention: color(attention),
  };
  return {
    fontFamily: '"Segoe UI", "Noto Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    supportsInteractivity: true,
    containerStyles: {
      default: { backgroundColor: card, foregroundColors },
      emphasis: { backgroundColor: emphasis, foregroundColors },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      // The style sheet has the gaps. The renderer's own ones would indent a second row.
      buttonSpacing: 0,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline' },
    },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { color: 'default', size: 'default', wrap: true },
      spacing: 16,
    },
  };
}

/** The style sheet of the page around the card. */
export const styles: Record<Theme, string> = { light: toStyles('light'), dark: toStyles('dark') };

function toStyles(theme: Theme): string {
  const { page, card, line, text, subtle, primary, button, good, warning, attention } = palettes[theme];
  const tint = (color: string) => `color: ${color}; border-color: ${color}80; background: ${color}1a;`;
  return `
    body { background: ${page}; color: ${text}; font: 14px/20px "Segoe UI", "Noto Sans", sans-serif; margin: 0; }
    main { padding: 12px 16px 16px; }
    main > p { color: ${subtle}; font-size: 12px; margin: 0 0 4px; }
    #card { background: ${card}; border: 1px solid ${line}; border-radius: 6px; overflow: hidden; }
    .ac-pushButton { background: ${button}; border: 1px solid ${line}; border-radius: 4px; color: ${text};
      font: 600 14px/20px "Segoe UI", "Noto Sans", sans-serif; padding: 5px 12px; white-space: nowrap; }
    .ac-pushButton.style-positive { background: ${primary}; border-color: ${primary}; color: #ffffff; }
    .ac-actionSet, .ac-actionSet > div { flex-wrap: wrap; gap: 8px; }
    .badge { align-self: flex-start; border: 1px solid; border-radius: 4px; font: 600 12px/16px "Segoe UI", "Noto Sans",
      sans-serif; padding: 1px 6px; white-space: nowrap; }
    .badge.Attention { ${tint(attention)} }
    .badge.Warning { ${tint(warning)} }
    .badge.Good { ${tint(good)} }
    .badge.Default { ${tint(subtle)} }`;
}
