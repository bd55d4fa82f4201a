import { card, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { externalId, platformOf } from '../../ids.ts';
import { shorten, textField } from '../../input/field.ts';
import type { Account } from '../../people/account.ts';
import { linkAccounts, refuseLinked, unlinkAccounts } from '../../people/links.ts';
import type { People } from '../../people/people.ts';
import { handOver } from '../../ticket/operations/hand-over.ts';
import { perform } from '../../ticket/perform.ts';
import { requireLead } from '../../ticket/rights.ts';
import { plural } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { accountOf, type Named, personField, toFault } from '../named.ts';
import { changed, defineSubcommand } from '../subcommand.ts';

const person = personField('person', 'Person');

const other = {
  ...textField('account', 'Account on the other platform', {
    hint: "Enter that account's email address, full name, or ID. If both accounts have the same email address, you can leave this field empty.",
    example: 'dana@example.com',
    max: 250,
  }),
  // An email address or an id is never a part of the name before it.
  startsWith: (word: string) => /\S@\S|\d/.test(word),
};

const leadsOnly = 'link or unlink accounts';

export const link = defineSubcommand({
  name: 'link',
  summary: "Link someone's Slack and Teams accounts (leads only)",
  examples: ['link @dana', 'link @dana dana@example.com'],
  details: ['Afterward, this person has the same tickets, name, and role on both platforms.'],
  leadsOnly,
  positionals: [{ field: person, required: true }, { field: other }],
  form: { title: 'Link accounts', submit: 'Link' },
  async run(context, args) {
    const { desk, people, by, actor } = context;
    requireLead(by, leadsOnly);
    const platform = otherPlatform(context);
    const here = await checkedAccount(context, args.need(person));
    const show = shower(people);
    const id = await findThere(context, platform, here, args.get(other));
    await people.checkOther(id, args.get(other) ?? here.name, other.name);
    const done = await perform(desk, by, async (tx, at) => {
      const [known, linked] = await linkAccounts(tx, [here.id, id], { actorId: actor.id, at, show });
      return { known, linked, tickets: await handOver(tx, linked.id, known.id) };
    });
    const known = show(done.known);
    const moved = done.tickets > 0 ? ` ${plural(done.tickets, 'ticket')} moved to ${known}.` : '';
    return changed(card(text(`${known} and ${show(done.linked)} are linked now.${moved}`)));
  },
});

export const unlink = defineSubcommand({
  name: 'unlink',
  summary: "Unlink someone's Slack and Teams accounts (leads only)",
  examples: ['unlink @dana'],
  leadsOnly,
  positionals: [{ field: person, required: true }],
  form: { title: 'Unlink accounts', submit: 'Unlink' },
  async run(context, args) {
    const { desk, people, by, actor } = context;
    requireLead(by, leadsOnly);
    const named = args.need(person);
    const { id } = await accountOf(context, person, named);
    if (!(await people.accounts(id)))
      throw new Fault(`${named.written} isn't linked to another account.`, { field: person.name });
    const show = shower(people);
    const [known, linked] = await perform(desk, by, (tx, at) =>
      unlinkAccounts(tx, id, { actorId: actor.id, at, show }),
    );
    const says = `${show(known)} and ${show(linked)} are no longer linked. All tickets stay with ${show(known)}.`;
    return changed(card(text(says)));
  },
});

/** Returns the name of the other platform. Throws a `Fault` if there is only one. */
function otherPlatform({ people, account }: CommandContext): string {
  const here = platformOf(account);
  const there = Object.keys(people.platforms).find((name) => name !== here);
  if (there) return there;
  throw new Fault(`Only ${people.platforms[here]?.title} is set up, so there are no accounts to link.`);
}

/** Returns the account on this platform. Throws a `Fault` if the person can't use Migration Desk, or is already linked. */
async function checkedAccount(context: CommandContext, named: Named): Promise<Account> {
  const { people } = context;
  const { id } = await accountOf(context, person, named);
  await people.checkOther(id, named.written, person.name);
  const accounts = (await people.accounts(id))!;
  refuseLinked(accounts, shower(people));
  return accounts.account;
}

/** Returns the id of the account on the other platform: the named one, or the one with the same email address. */
async function findThere(
  { people }: CommandContext,
  platform: string,
  here: Account,
  named: string | undefined,
): Promise<string> {
  const { title } = people.platforms[platform]!;
  const example = 'link @dana dana@example.com';
  const hint = `Enter the email address, full name, or ID of the account in ${title}.`;
  if (named?.startsWith('@')) {
    const says = `“${named}” is a mention. Here, you can only mention people in ${people.platforms[platformOf(here.id)]?.title}.`;
    throw new Fault(says, { hint, example, field: other.name });
  }
  const words = named ?? here.email;
  if (!words) {
    const says = `Can't see the email address of ${shower(people)(here)}.`;
    throw new Fault(says, { hint, example, field: other.name });
  }
  const sought = await people.find(words, { platform, near: null });
  if (sought.id !== null) return sought.id;
  if (sought.several.length > 0)
    throw toFault(sought.several, words, other, hint, ({ id }) => externalId(id));
  throw new Fault(`Can't find “${shorten(words)}” in ${title}.`, { hint, example, field: other.name });
}

function shower(people: People): (account: Account) => string {
  return ({ id, name }) => `${name} in ${people.platforms[platformOf(id)]?.title ?? platformOf(id)}`;
}
