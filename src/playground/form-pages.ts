import type { SlackPlatform, SlackView } from './slack/platform.ts';

/** Which page of a person shows their forms: as in Slack, only the one where they were opened. */
export interface FormPages {
  /** A page that names itself has done something. */
  acted(person: string, page: string | undefined): void;
  /** The person's forms have changed. */
  follow(person: string): void;
  /** The forms for a page. Of whom it is not known where they were opened, all pages show them. */
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
