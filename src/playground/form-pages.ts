import type { SlackPlatform, SlackView } from './slack/platform.ts';

/** Decides which browser tab shows a person's forms. As in Slack, a form is shown in the tab that opened it. */
export interface FormPages {
  /** Records the tab in which the person acted last. */
  acted(person: string, page: string | undefined): void;
  /** Records that the person's forms have changed. */
  follow(person: string): void;
  /** Returns the forms that a tab shows. If it is unknown which tab opened the forms, all tabs show them. */
  shownOn(person: string, page: string | undefined): readonly SlackView[];
}

export function createFormPages({ views }: Pick<SlackPlatform, 'views'>): FormPages {
  const lastActed = new Map<string, string | undefined>();
  const opened = new Map<string, { root: string; page: string | undefined }>();
  return {
    acted: (person, page) => void lastActed.set(person, page),
    follow(person) {
      const root = views.modals(person)[0]?.root_view_id;
      if (root === undefined) opened.delete(person);
      else if (opened.get(person)?.root !== root) opened.set(person, { root, page: lastActed.get(person) });
    },
    shownOn(person, page) {
      const owner = opened.get(person)?.page;
      return owner === undefined || owner === page ? views.modals(person) : [];
    },
  };
}
