/** `npm run playbooks` writes docs/playbooks.md from the playbooks. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { playbooks } from '../src/ticket/playbooks/table.ts';
import { toDocument } from './playbooks/document.ts';

writeFileSync(join(import.meta.dirname, '../docs/playbooks.md'), toDocument(playbooks));
console.log('Wrote docs/playbooks.md');
