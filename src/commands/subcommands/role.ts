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

const roleWords = { lead: 'is a lead now.', racker: 'is a Racker now.' };
const stillLead =
  'is still a lead. Workspace admins, workspace owners, and people in MD_LEADS are always leads.';

export const roleSubcommand = defineSubcommand({
  name: 'role',
  summary: 'Make someone a lead, or a Racker again (leads only)',
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
    return changed(
      card(text(`${now.name} ${wanted === 'racker' && now.lead ? stillLead : roleWords[wanted]}`)),
    );
  },
});
