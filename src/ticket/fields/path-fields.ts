import { readDomain } from '../../input/domain.ts';
import { choiceField, type Option, shapedField } from '../../input/field.ts';
import { services, sources, targets } from '../playbooks/systems.ts';
import { requiredField } from './ticket-field.ts';

/** What is moved, from where, to where, and by whom. */
export const pathFields = {
  domain: requiredField(
    'domain',
    shapedField('domain', 'Domain', {
      hint: 'Enter a mail domain, for example acme.com.',
      example: 'acme.com',
      read: readDomain,
    }),
    { atOpening: 'always', fixed: true },
  ),

  source: requiredField(
    'source',
    choiceField('from', 'From', toOptions(sources), { noun: 'source', example: 'rackspace-email' }),
    { atOpening: 'migrations', fixed: true },
  ),

  target: requiredField(
    'target',
    choiceField('to', 'To', toOptions(targets), { noun: 'target', example: 'office-365' }),
    {
      atOpening: 'always',
      fixed: true,
    },
  ),

  service: requiredField('service', choiceField('service', 'Service', toOptions(services)), {
    atOpening: 'migrations',
    fixed: true,
  }),
};

function toOptions(all: { slug: string; name: string; aliases?: string[] }[]): Option[] {
  return all.map(({ slug, name, aliases }) => ({ value: slug, label: name, aliases }));
}
