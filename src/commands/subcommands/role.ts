import { card, text } from '../../card.ts';
import { choiceField } from '../../input/field.ts';
import { setRole } from '../../people/roles.ts';
import { perform } from '../../ticket/perform.ts';
import { requireLead } from '../../ticket/rights.ts';
import { personField, whoIs } from '../named.ts';
import { changed, defineSubcommand } from '../subcommand.ts';

const person = personField('person', 'Person');

const role = choiceField('role', 'Role', [
  { value: 'lead', label: 'Lead' },
  { value: 'racker', label: 'Racker' },
]);

const leadsOnly = 'set roles';

export const roleSubcommand = defineSubcommand({
  name: 'role',
  summary: 'Make someone a lead, or no longer; leads only',
  examples: ['role @sam lead', 'role @sam racker'],
  leadsOnly,
  positionals: [
    { field: person, required: true },
    { field: role, required: true },
  ],
  form: { title: 'Set a role', submit: 'Save' },
  async run(context, args) {
    const { desk, people, by, actor } = context;
    requireLead(by, leadsOnly);
    const other = await whoIs(context, person, args.need(person));
    const wanted = args.need(role);
    await perform(desk, by, (tx, at) =>
      setRole(tx, { id: other.id, role: wanted === 'lead' ? 'lead' : null, actorId: actor.id, at }),
    );
    const now = await people.checkOther(other.id, other.name);
    const always = 'workspace admins and owners, and those in MD_LEADS, always are';
    const isLeadStill = wanted === 'racker' && now.lead;
    return changed(
      card(text(`${now.name} is a ${isLeadStill ? `lead all the same: ${always}` : `${wanted} now`}.`)),
    );
  },
});
