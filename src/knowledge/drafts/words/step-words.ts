import { listWords } from '../../../phrase.ts';
import { eightExclusions } from '../../items.ts';

/** What a step is to the customer, in sentences of a status update. */
interface StepWords {
  /** What happened: `You created the Office 365 tenant.` */
  done: string;
  /** What the customer has to do: `Create the Office 365 tenant.` */
  ask?: string;
  /** What we do: `We run the first pass.` A step has either `ask` or `next`. */
  next?: string;
}

const mailboxes: StepWords = { done: 'You created the new mailboxes.', ask: 'Create the new mailboxes.' };
const passwords: StepWords = {
  done: 'We received the logins for all mailboxes.',
  ask: 'Send us the logins for all mailboxes, by the secure link only.',
};
const records: StepWords = {
  done: 'We sent you the list of DNS records.',
  next: 'We send you the list of DNS records for the switch.',
};
const switched: StepWords = {
  done: 'You switched the DNS records, so new mail arrives in the new mailboxes.',
  ask: 'Switch the DNS records, at the agreed time and as listed in our message about the switch.',
};
const folders: StepWords = {
  done: 'Your users cleaned up their folder names.',
  ask: 'Have your users remove special characters from folder names.',
};
const devices: StepWords = {
  done: 'Your users set up mail again on their computers, phones, and tablets.',
  ask: "Have the users who haven't done so yet set up mail again on every computer, phone, and tablet.",
};
const firstPass: StepWords = {
  done: 'The first pass is complete, so most of the mail is in the new mailboxes.',
  next: 'We run the first pass, which copies most of the mail.',
};
const licenses: StepWords = {
  done: 'You asked us to remove the old licenses.',
  ask: 'Ask us in this ticket to remove the old licenses.',
};

/** The steps that a customer hears of, by id. */
export const stepWords: Record<string, StepWords> = {
  'C-08': {
    done: 'You told your users what changes.',
    ask: 'Tell your users what changes, when it changes, and what they need to do.',
  },
  'C-10': {
    done: 'We chose how to move your data.',
    next: 'We choose how to move your data, and send you the plan.',
  },
  'C-11': {
    done: 'You confirmed that everyone can work and that all data is there.',
    ask: 'Confirm that everyone can work, and that all data is there.',
  },
  'C-12': {
    done: 'We agreed on the time of the switch.',
    next: 'We agree with you on the time of the switch.',
  },
  'C-13': {
    done: 'You set the TTL of your MX records back.',
    ask: 'Set the TTL of your MX records back to what it was before the switch.',
  },
  'C-14': {
    done: 'We watched the new mailboxes for five business days.',
    next: 'We make sure that the new mailboxes have worked for five business days since the switch.',
  },
  'E-03': {
    done: 'You gave us the address of your mail server.',
    ask: 'Give us the address of your present mail server.',
  },
  'E-04': {
    done: 'We sent you the sheet for your list of mailboxes.',
    next: 'We send you the sheet for your list of mailboxes.',
  },
  'E-05': passwords,
  'E-06': { done: 'You listed the users with POP mail.', ask: 'List the users with POP mail.' },
  'E-07': folders,
  'E-08': {
    done: 'You checked that the mailboxes fit.',
    ask: 'Check that every mailbox takes up no more than 70% of the space in its new mailbox.',
  },
  'E-09': mailboxes,
  'E-11': {
    done: 'We checked that our tool can sign in to every mailbox.',
    next: 'We check that our tool can sign in to every mailbox.',
  },
  'E-12': { done: 'A trial run worked.', next: 'We do a trial run with a few items.' },
  'E-13': {
    done: 'We told you which kinds of items move.',
    next: 'We tell you which kinds of items move, and which stay behind.',
  },
  'E-14': firstPass,
  'E-15': {
    done: 'You tested the new mailboxes, and approved them.',
    ask: 'Test the new mailboxes, and tell us who approves the result.',
  },
  'E-16': {
    done: 'You lowered the TTL of your MX records.',
    ask: 'Lower the TTL of your MX records to one hour, at least a day before the switch.',
  },
  'E-17': records,
  'E-18': switched,
  'E-19': {
    done: 'The SPF and autodiscover records are set.',
    ask: 'Set the SPF and autodiscover records, as listed in our message about the switch.',
  },
  'E-21': {
    done: 'The new mailboxes now also have the mail that arrived during the move.',
    next: 'We bring over the mail that arrived in the meantime.',
  },
  'E-22': {
    done: 'We sent the instructions for setting up mail again.',
    next: 'We send you the instructions for setting up mail again.',
  },
  'E-24': {
    done: 'We received the logins of your administrators.',
    ask: 'Send us the logins of an administrator of the old and of the new system, by the secure link only.',
  },
  'F-01': { done: 'You exported the PST files.', ask: 'Export every mailbox to its own PST file.' },
  'F-02': {
    done: 'We sent you the secure location for the files.',
    next: 'We send you the secure location for the files.',
  },
  'F-03': {
    done: 'You uploaded the PST files.',
    ask: 'Upload the PST files, one for each mailbox, to the secure location that we send you in a separate message.',
  },
  'F-04': { done: 'We imported the PST files.', next: 'We import the PST files.' },
  'P-03': { done: 'We posted the plan.', next: 'We post the plan for the change.' },
  'P-04': {
    done: 'You confirmed that you understand the plan.',
    ask: 'Confirm that you have read and understood the plan.',
  },
  'P-05': { done: 'You told us when the change should start.', ask: 'Tell us when the change should start.' },
  'P-06': { done: 'You listed the addresses to move.', ask: 'List the addresses to move.' },
  'P-07': {
    done: 'We answered your questions about the plan.',
    next: 'We answer your questions about the plan.',
  },
  'P-08': { done: 'We confirmed the start of the change.', next: 'We confirm the start of the change.' },
  'P-09': {
    done: "You told your users when they can't open their mailboxes.",
    ask: "Tell your users that they can't open their mailboxes during the change, and that mail is still accepted.",
  },
  'P-10': {
    done: 'You checked the autodiscover record.',
    ask: 'Check that the autodiscover record points to autodiscover.emailsrvr.com.',
  },
  'P-11': {
    done: 'Your users saved the mail that was only on their computers.',
    ask: 'Have your users move mail that is only on a computer to a folder in the mailbox.',
  },
  'P-12': { done: 'Your users exported their contacts.', ask: 'Have your users export their contacts.' },
  'P-13': folders,
  'P-14': {
    done: 'The users of Macs are prepared.',
    ask: 'Have users of Macs back up their mail, remove the account from Apple Mail, and restart.',
  },
  'P-15': {
    done: 'You checked the sizes, and saved calendars and contacts.',
    ask: 'Check that no mailbox is larger than 25 GB, and that calendars and contacts are exported.',
  },
  'P-16': { done: 'The change started.', next: 'We start the change, and tell you in this ticket.' },
  'P-17': {
    done: 'The change is complete.',
    next: 'We complete the change, and tell you in this ticket.',
  },
  'P-18': {
    done: 'You reset the passwords.',
    ask: 'Reset the password of every moved mailbox in the control panel. Until then, its user is locked out.',
  },
  'P-19': {
    done: 'Your users found their mail in webmail.',
    ask: 'Have your users sign in to webmail, and check that their mail is there.',
  },
  'P-20': devices,
  'P-21': {
    done: 'Your users set up their rules and signatures again.',
    ask: 'Have your users set up their rules, signatures, and forwarding again.',
  },
  'P-22': licenses,
  'U-01': { done: 'You created the Office 365 tenant.', ask: 'Create the Office 365 tenant.' },
  'U-02': {
    done: 'You added your domain to the tenant.',
    ask: 'Add your domain to the Office 365 tenant, and verify it.',
  },
  'U-03': {
    done: 'You added the Office 365 licenses.',
    ask: 'Add Office 365 licenses, at least one for each mailbox.',
  },
  'U-04': {
    done: 'You assigned the licenses.',
    ask: 'Create your users, and assign a license to each of them.',
  },
  'U-05': {
    done: 'We agreed on when the old billing should end.',
    next: 'We agree with you on when the old billing should end.',
  },
  'U-06': {
    done: 'You confirmed that you know what stays behind.',
    ask: `Confirm that you know that these stay behind: ${listWords(eightExclusions)}.`,
  },
  'U-07': {
    done: 'You started the list of items to re-create.',
    ask: 'Start a list of the items that you will re-create, such as aliases and distribution lists.',
  },
  'U-08': passwords,
  'U-09': {
    done: 'We checked that we can open all mailboxes.',
    next: 'We check that we can open all mailboxes.',
  },
  'U-10': {
    done: 'You created the new mailboxes.',
    ask: 'Make sure in the Office 365 admin center that each user has a mailbox, with a new password.',
  },
  'U-13': records,
  'U-14': switched,
  'U-16': {
    done: 'You re-created the items that stayed behind.',
    ask: 'Re-create the items that stayed behind.',
  },
  'U-17': {
    done: 'Your users set up mail on their computers.',
    ask: "Have the users who haven't done so yet set up mail again on every computer.",
  },
  'U-18': {
    done: 'Your users set up mail on their phones and tablets.',
    ask: "Have the users who haven't done so yet set up mail again on every phone and tablet.",
  },
  'U-19': {
    done: 'You deleted the old mailboxes.',
    ask: 'Delete the old mailboxes in the control panel, after everyone has found their mail.',
  },
  'U-20': licenses,
  'V-01': {
    done: 'The new mailboxes are ready for the self-service tool.',
    ask: 'Create the new mailboxes. Check that no old mailbox takes up more than 70% of the space in its new one, that folder names have only letters and digits, and that someone can change your DNS records.',
  },
  'V-03': {
    done: 'You have the logins of all mailboxes.',
    ask: 'Have the usernames and passwords of all mailboxes ready, and enter them only in the self-service tool.',
  },
  'V-04': {
    done: 'You opened the self-service tool.',
    ask: "Open the self-service tool from the control panel, with a contact address that isn't moving.",
  },
  'V-05': {
    done: 'The trial worked for every mailbox.',
    ask: 'Run the trial until it shows “Ready for migration” for every mailbox.',
  },
  'V-06': {
    done: 'The first pass is complete.',
    ask: "Start the first pass if it isn't running yet, and tell us when it is complete.",
  },
  'V-07': {
    done: switched.done,
    ask: 'Choose the time of the switch, and switch the DNS records, as listed in our message about the switch.',
  },
  'V-08': {
    done: 'The mail that arrived during the move is in the new mailboxes, too.',
    ask: 'Choose “Migrate new items” in the self-service tool, for the mail that arrived in the meantime.',
  },
  'V-09': devices,
};

/** The steps that only concern our team, so letters leave them out. */
export const ourSteps = [
  'C-01',
  'C-02',
  'C-03',
  'C-04',
  'C-05',
  'C-06',
  'C-07',
  'C-09',
  'C-15',
  'E-01',
  'E-02',
  'E-10',
  'E-20',
  'E-23',
  'P-01',
  'P-02',
  'U-12',
  'U-15',
];
