# reviewed-by: the founders (original language)

language-name = English
brand = Undersigned
skip-to-content = Skip to content
language-switch = Language
local-mode = Local mode: for trying out, reachable from this computer only.
preview-inbox = Preview inbox
footer = Undersigned keeps no addresses of visitors, sets no cookies for readers and loads nothing from elsewhere.
footer-desk = For coordinators

country-international = International
country-regional = Regional

## Words of the business

kind-international = International
kind-regional = Regional
kind-national = National
kind-local = Local
status-general = General consultative status
status-special = Special consultative status
status-roster = Roster
status-none = No consultative status
visibility-public = Public
visibility-public-explained = Your organisation appears on the letter’s page, in its public list and on the list that is handed over: names, acronym, country, reach, website and consultative status.
visibility-recipient_only = Named to the recipient only
visibility-recipient_only-explained = Those to whom the letter is addressed see the name of your organisation. The public does not.
visibility-withheld = Withheld
visibility-withheld-explained = Only the coordinators of the letter know the name. Elsewhere your organisation is counted at most, never named.
state-unconfirmed = Not confirmed
state-confirmed = Waiting for a decision
state-approved = Approved
state-rejected = Rejected
state-withdrawn = Withdrawn
state-merged = Merged
letter-state-draft = Draft
letter-state-open = Open
letter-state-closed = Closed
letter-state-submitted = Submitted
letter-state-archived = Archived
audience-public = For everybody
audience-recipient = For the recipient
audience-coordinators = For coordinators, with contact data
flag-late = Signed after the soft deadline
flag-honeypot = A hidden field was filled in, perhaps by a program
flag-fast = Filled in very quickly
flag-repeats = Signs again with other answers; approving replaces the one on the list
flag-not-me = Somebody who reads this address said: it was not me
flag-vouched = Entered by a coordinator: nobody has confirmed from this address
flag-correction = Asks for a correction of the name
flag-too-late = Confirmed more than a day after the deadline

## Home and letter

home-title = Letters
home-empty = There is no open letter at the moment.
letter-open = Open for sign-ons
letter-closed = This letter is closed. It no longer takes sign-ons.
letter-deadline = Sign-ons close on { $deadline }.
letter-soft-deadline = Please sign by { $deadline }.
letter-foreign = This letter is not available in English; it is shown in its own language ({ $language }).
letter-contact = Questions about this letter:
count-sentence =
    { $count ->
        [0] No organisation is named yet.
        [one] One organisation has signed.
       *[other] { $count } organisations from { $countries ->
            [0] no single country
            [one] one country
           *[other] { $countries } countries
        } have signed.
    }
sign-button = Sign for your organisation
signatories-heading = Signatories
signatories-none = No organisation is named yet.
signatories-hidden = The list of signatories is not public.
signatories-all = The whole list, and as a file
signatories-more = Here are the first names of { $count }.
signatories-files = Download the list:
privacy-link = Privacy notice
onion-link = Onion address
back-to-letter = Back to the letter
page-before = Previous page
page-after = Next page

## Signing

sign-title = Sign for your organisation
sign-error-title = Error:
sign-intro = A letter is signed by organisations, not by individuals. Signing takes about two minutes; no account is needed.
sign-organisation = Your organisation
sign-contact = You
sign-contact-hint = Only the coordinators see this. It is never on any list.
sign-submit = Send
sign-after = We will then send you a mail. The sign-on counts only after you have confirmed it there.
sign-summary =
    { $count ->
        [one] One answer needs another look
       *[other] { $count } answers need another look
    }
sign-trouble-closed = This letter is closed. It no longer takes sign-ons.
sign-trouble-too-many = Too many sign-ons have come from your connection. Please send the form again in a minute.
sign-trouble-unavailable = We could not save this just now. Please send the form again in a moment.
sign-trouble-kept = What you typed is still below.
field-organisation_name = Name of the organisation
field-original_name = Name in its own script
field-acronym = Acronym
field-country = Country
field-kind = How far it reaches
field-website = Website
field-consultative_status = Consultative status with the UN Economic and Social Council
field-contact_name = Your name
field-contact_role = Your role
field-email = Mail address
field-visibility = Who may see the name?
field-comment = Message to the coordinators
field-updates = Keep me informed about this letter by mail
field-privacy = I have read the privacy notice and agree that these data are used for this letter.
field-fax = Leave this empty
field-code = Code from the mail
field-optional = (optional)
hint-organisation_name = Exactly as it should be printed. Nobody will change your spelling.
hint-original_name = If your organisation also uses a name in another script or language.
hint-website = For example example.org. A page on a shared site is fine.
hint-email = We send the confirmation here. An address of your organisation helps the coordinators.
hint-comment = Only the coordinators see this.
choose = Please choose
typed-heading = What you had typed
error-required = Please fill this in.
error-choose = Please choose.
error-choose-from-list = Please choose one of the answers offered.
error-too-long = Please use at most 200 characters.
error-too-long-comment = Please use at most 2,000 characters.
error-control-characters = This contains invisible control characters, perhaps from copying. Please type it again.
error-nothing-visible = This needs at least one letter, digit or symbol.
error-unreadable = Some characters arrived damaged. Please type them again.
error-website = This is not a web address, such as example.org.
error-email = This is not a complete mail address, such as info@example.org.
error-email-not-ascii = Mail servers do not carry these letters before the @. Please give another address.
error-privacy-required = Please tick this box, so that we may use the data for this letter.

## After sending

sent-title = Look at your inbox
sent-text = We have sent a mail to the address you gave. Open it and confirm there: the sign-on counts only then. The link works for three days.
sent-code-heading = Or type the code from the mail
sent-code-submit = Continue
sent-code-wrong = Address or code is not right, or has been tried too often. The link in the mail still works.
sent-nothing-heading = No mail within ten minutes?
sent-nothing-spam = Look into the spam folder too.
sent-nothing-wait = Some mail servers let new senders wait for up to half an hour.
sent-nothing-again = Check the address and sign again; nothing is counted twice.
lost-heading = Lost the link to your own page?
lost-hint = If this address has signed, we send the links again.
lost-submit = Send the links again
lost-sent = If this address has signed, the links are on their way to it.

## Confirming

confirm-title = Confirm the sign-on
confirm-address = This link was sent to
confirm-explained = Nothing has been confirmed yet. Tick the box of each organisation for which you are authorised to sign, then confirm.
confirm-authorised = I am authorised to sign for
confirm-received = Received
confirm-submit = Confirm
confirm-none-ticked = Please tick the box of the organisation you sign for. Without it nothing is confirmed.
confirm-done =
    { $count ->
        [one] Confirmed.
       *[other] { $count } sign-ons are confirmed.
    }
confirm-done-next = The coordinators will look at it. We have sent you a receipt with a link to your own page.
confirm-already = Already confirmed from this address
confirm-nothing = Nothing waits for confirmation from this address.
confirm-over = The letter has been closed for more than a day. You may still confirm; the coordinators will decide whether they can add it.
confirm-text-changed = the text has changed since; read it again on the letter’s page
confirm-too-late = The time for confirming is over. We have kept your sign-on; the coordinators see it and may still add it.
confirm-not-me = It was not me
confirm-not-me-explained = If nobody at your organisation filled in this form, say so here. This address then gets no more mail about this letter, and the coordinators are told.
confirm-not-me-sure = I did not sign, and nobody did for me
confirm-not-me-submit = It was not me
confirm-said-not-me = Somebody who reads this address has said that the sign-on was not theirs. No more mail is sent about this letter. You can take that back here.
confirm-take-back-sure = I want to take that back
confirm-take-back = Take it back

## The signer's own page

own-title = Your sign-on
own-state-unconfirmed = Not confirmed yet: the name is on no list.
own-state-confirmed = Confirmed. The coordinators have not decided yet; the name is on no list so far.
own-state-approved = Approved. Your organisation is a signatory.
own-state-rejected = The coordinators did not take this sign-on. The name is on no list.
own-state-withdrawn = You have left this letter. The name is on no list.
own-state-merged = This sign-on was taken into another one.
own-text-edition = Edition of the text that was signed
own-sure-missing = Please tick the box, so that nothing happens by accident.
own-unknown-act = Nothing was changed.
own-correct = Correct the name
own-correct-after = The name is on the list already, so a coordinator will make the correction.
own-correct-sure = This is the right name
own-correct-submit = Correct
own-corrected = The name is corrected.
own-correction-asked = The coordinators have been asked to correct the name.
own-correction-waits = You have asked for this name instead:
own-name-refused = This cannot be used as a name: it is empty, too long, or holds invisible control characters.
own-name-taken = You have already signed with this name from the same address.
own-visibility = Change who may see the name
own-visibility-sure = Change it now
own-visibility-submit = Change
own-visibility-changed = Changed. It holds from now on, everywhere.
own-unchanged = Nothing was changed: it was so already.
own-not-offered = Please choose one of the answers offered.
own-leave = Leave this letter
own-leave-explained = The name disappears from the letter’s page and from every later list. Lists that were handed over already cannot be called back.
own-leave-sure = Our organisation no longer signs this letter
own-leave-submit = Leave
own-left = You have left this letter.
own-ended = This sign-on has ended and cannot be changed any more.

## Privacy notice

privacy-title = Privacy notice
privacy-who = Who is responsible
privacy-no-controller = This letter is a trial on one computer. No responsible body has been named.
privacy-what = What is kept
privacy-what-organisation = About the organisation: the names, country, kind, website and status that you give.
privacy-what-contact = About you: your name, role, mail address and message.
privacy-what-acts = When the sign-on was made, confirmed and decided, and which edition of the text it was for.
privacy-what-not = Your network address is not stored. There are no cookies for readers, no statistics and nothing from other sites.
privacy-seen = Who sees it
privacy-seen-contact = Your name, role, mail address and message are seen by the coordinators of this letter only.
privacy-addressees = The letter and its list go to:
privacy-how-long = For how long
privacy-retention =
    { $days ->
        [one] Contact data are erased one day after the letter has closed. The public list stays.
       *[other] Contact data are erased { $days } days after the letter has closed. The public list stays.
    }
privacy-leave = How to leave
privacy-leave-how = The receipt you get by mail has a link to your own page: there you can correct, hide or withdraw the sign-on at any time.
privacy-rights = You may ask for a copy of your data, for correction or erasure, and complain to a data protection authority. Write to the address above.

## Errors

error-home = To the letters
error-not-found-title = There is nothing here
error-not-found-text = The address may be incomplete, or the letter is not published. If you followed a link in a mail, make sure that all of it was opened.
error-method-not-allowed-title = This cannot be done here
error-method-not-allowed-text = The address exists, but not for this kind of request. Nothing was changed.
error-link-expired-title = This link has expired
error-link-expired-text = A newer mail may hold a newer link. If not, sign again: nothing is counted twice.
error-bad-request-title = This could not be understood
error-bad-request-text = Nothing was changed. Please go back and try again.
error-too-large-title = This is too much text
error-too-large-text = The form was larger than we can take, and nothing was saved. Use your browser's Back button: what you typed is still there.
error-unsupported-media-title = This is not a form of ours
error-unsupported-media-text = Please use the form on the letter's page.
error-too-slow-title = The connection was too slow
error-too-slow-text = The form did not arrive completely, and nothing was saved. Use your browser's Back button and send it again.
error-too-many-title = Too many requests
error-too-many-text = Too many forms have come from your connection. Please wait a minute and try again.
error-forbidden-title = This form is out of date
error-forbidden-text = Nothing was changed. Go back, reload the page and send it again.
error-misdirected-title = This installation is in local mode
error-misdirected-text = It answers only on the computer it runs on. Whoever runs it can set PUBLIC_URL to change that.
error-unavailable-title = Not available at the moment
error-unavailable-text = Nothing was saved. Please try again in a moment.
error-internal-title = Something went wrong on our side
error-internal-text = It has been noted. Please try again.

## Preview inbox

preview-explained = No mail server is set up, so mail is shown here instead of being sent. It is gone when the program stops.
preview-empty = No mail yet.

## Desk

desk-title = Desk
desk-letters = Your letters
desk-letter = Letter
desk-waiting = Waiting for a decision
desk-total = All sign-ons
desk-deadline = Deadline
desk-no-letters = You have no role on any letter yet. Ask its owner, or an administrator.
desk-sign-out = Sign out
desk-backup-never = There has never been a backup of this installation. Make one with
desk-backup-old = The last backup was made on { $moment }. Make another with
desk-mail-held =
    { $count ->
        [one] One confirmation mail waits for its turn: only so many leave in an hour.
       *[other] { $count } confirmation mails wait for their turn: only so many leave in an hour.
    }
desk-public-page = Public page
desk-state = State
desk-count = Number
desk-download = Download the list
desk-undeliverable = Mail that did not arrive
queue-title = Sign-ons
queue-all = All
queue-any = Any
queue-search = Search
queue-flag = Mark
queue-sort = Order
queue-find = Show
queue-ticked = Tick
queue-decision = Decision
queue-contact = Contact
queue-wishes = Wishes
queue-wishes-updates = To be informed about this letter by mail
queue-visibility = Visibility
queue-reason = Reason for rejecting (mailed to the signer)
queue-approve = Approve
queue-reject = Reject
queue-admit = Admit
queue-clear-not-me = Write to this address again
queue-approve-ticked = Approve the ticked
queue-reject-ticked = Reject the ticked
queue-accept-correction = Accept the correction
queue-decline-correction = Keep the name
queue-none-ticked = Tick at least one sign-on first. Nothing was decided.
queue-empty = Nothing here.
queue-found =
    { $count ->
        [one] { $count } sign-on found.
       *[other] { $count } sign-ons found.
    }
queue-found-more = More than 1,000 sign-ons found.
queue-found-all = Show all of this state again
queue-done =
    { $count ->
        [one] One decision made.
       *[other] { $count } decisions made.
    }
queue-skipped =
    { $count ->
        [one] One could not follow: its state does not allow it, or somebody else was quicker.
       *[other] { $count } could not follow: their state does not allow it, or somebody else was quicker.
    }
sort-oldest = Oldest first
sort-newest = Newest first
sort-name = By name
history-heading = What happened
actor-system = the program
actor-signer = the signer
actor-account = a coordinator
actor-command-line = the command line
act-signed-on = signed on
act-confirmed = confirmed
act-approved = approved
act-rejected = rejected
act-admitted = admitted after the deadline
act-withdrawn = left
act-name-corrected = corrected the name
act-correction-asked-for = asked for a correction of the name
act-correction-accepted = accepted the correction
act-correction-declined = kept the name
act-not-me-cleared = allowed mail to this address again
act-merged = merged into another sign-on
act-confirmed-late = confirmed after the time was over
act-visibility-changed = changed the visibility
act-imported = imported
sign-in-title = Sign in to the desk
sign-in-email = Mail address
sign-in-password = Password
sign-in-code = Code from your authenticator
sign-in-code-hint = Six digits that change every half minute; or one of your recovery codes.
sign-in-lost = If you have lost your password, ask whoever runs this installation: they can let you choose a new one. If you have lost your authenticator, type one of your recovery codes as the code.
sign-in-submit = Sign in
sign-in-wrong = Address or password is not right.
sign-in-wrong-code = This code is not right, or was used already. Wait for the next one.
sign-in-too-often = Too many tries. Please wait a minute.
sign-in-expired = Your session had expired. Sign in again: what you sent is kept.
resume-title = Send what you had entered
resume-text = Your session had expired when you sent this. Nothing was lost; send it now.
resume-submit = Send it now
resume-drop = Leave it

## Mail

mail-footer = Undersigned – sent because of a form for this letter. No reply is needed.
mail-own-page = On your own page you see how it stands, and can correct, hide or withdraw the sign-on:
mail-own-page-button = Open your own page
mail-own-page-keep = Keep this mail: the link works for as long as the letter is online. Whoever has it can act for you.
mail-confirm-subject = Please confirm: { $letter }
mail-confirm-intro = Somebody used this address to sign the letter “{ $letter }” for your organisation.
mail-confirm-intro-named = Somebody used this address to sign the letter “{ $letter }” for { $organisation }.
mail-confirm-ask = If it was you, open this page and confirm there:
mail-confirm-button = Look and confirm
mail-confirm-nothing-yet = Opening the page confirms nothing yet. The link works for three days.
mail-confirm-code = Or type this code:
mail-confirm-not-you = If it was not you, do nothing, or say so on that page.
mail-receipt-subject = Confirmed: { $letter }
mail-receipt-intro = Thank you. Your sign-on to the letter “{ $letter }” is confirmed.
mail-receipt-next = The coordinators will look at it now. You will hear from us when they have decided.
mail-approved-subject = On the list: { $letter }
mail-approved-intro = Your organisation is now a signatory of the letter “{ $letter }”.
mail-rejected-subject = Not on the list: { $letter }
mail-rejected-intro = The coordinators of the letter “{ $letter }” did not put your organisation on the list.
mail-rejected-reason = They write:
mail-rejected-next = If this is a mistake, write to the contact named on the letter's page.
mail-withdrawn-subject = You have left: { $letter }
mail-withdrawn-intro = Your organisation has left the letter “{ $letter }”.
mail-withdrawn-next = The name is on no list from now on. Lists that were handed over already cannot be called back.
mail-lost-link-subject = Your links: { $letter }
mail-lost-link-intro = Here are the links to your own pages of the letter “{ $letter }”.
mail-not-me-subject = “It was not me”: { $letter }
mail-not-me-intro = Somebody said that a sign-on to the letter “{ $letter }” was not theirs.
mail-not-me-next = It gets no more mail. Sign in to see which one it was:
mail-not-me-button = Open the desk
queue-silent = Reject silently: the signer is not told
queue-undo = Undo
queue-undoable =
    { $count ->
        [one] One decision can still be undone
       *[other] { $count } decisions can still be undone
    }
queue-undo-hint = Signers are told { $minutes } minutes after the decision, unless it is undone.
queue-undo-until = can be undone until { $moment }
queue-undo-too-late = This decision can no longer be undone: its time is over, or somebody else has undone it.
queue-and-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
queue-undone =
    { $count ->
        [one] One decision undone. Its mail does not leave.
       *[other] { $count } decisions undone. Their mails do not leave.
    }
preview-title = Before you decide
preview-approve =
    { $count ->
        [0] None of them can be approved.
        [one] One will be approved.
       *[other] { $count } will be approved.
    }
preview-reject =
    { $count ->
        [0] None of them can be rejected.
        [one] One will be rejected.
       *[other] { $count } will be rejected.
    }
preview-admit =
    { $count ->
        [0] None of them can be admitted.
        [one] One will be admitted.
       *[other] { $count } will be admitted.
    }
preview-accept-correction =
    { $count ->
        [0] None of them has a correction to accept.
        [one] One correction will be accepted.
       *[other] { $count } corrections will be accepted.
    }
preview-decline-correction =
    { $count ->
        [0] None of them has a correction to decline.
        [one] One name will be kept as it is.
       *[other] { $count } names will be kept as they are.
    }
preview-merge =
    { $count ->
        [0] None of them can be merged.
        [one] One will be taken into the other.
       *[other] { $count } will be taken into the other.
    }
preview-clear-not-me =
    { $count ->
        [0] None of these addresses is closed.
        [one] One address will be written to again.
       *[other] { $count } addresses will be written to again.
    }
preview-cannot =
    { $count ->
        [one] One cannot follow, because of where it stands
       *[other] { $count } cannot follow, because of where they stand
    }
preview-told = Each signer is told by mail, with the reason if there is one – except where nobody has confirmed from the address.
preview-silent = The signers are not told.
signature-next = Next one that waits
preview-submit = Yes, decide so
preview-cancel = Back without deciding
account-title = Your account
account-save = Save
account-saved = Saved.
account-ended =
    { $count ->
        [0] You were signed in nowhere else.
        [one] You are signed out in one other place.
       *[other] You are signed out in { $count } other places.
    }
keys-title = Keys in the queue
keys-text = One key decides while the focus is on a sign-on in the queue. Nowhere else do these keys do anything.
keys-on = Keys work in the queue
keys-wrong = Each act needs one key of its own: one letter, digit or sign. Nothing was saved.
keys-hint = Keys work while the focus is on a sign-on: the arrows move, Enter opens.
keys-change = See or change the keys
key-next = Next sign-on
key-previous = The one before
key-approve = Approve
key-reject = Reject
key-merge = Look for doubles to merge
key-tick = Tick
key-undo = Undo the last decision
key-search = Go to the search
sessions-title = Where you are signed in
sessions-text = A session ends by itself after 30 minutes without use, and after 12 hours at the latest.
sessions-since = Since
sessions-seen = Last used
sessions-which = Where
sessions-here = Here
sessions-elsewhere = Elsewhere
sessions-end = Sign out everywhere else
act-undone = undid a decision
log-title = The log
log-text = Every act of people and of the program on this letter, newest first. Nobody can change an entry; undersigned check follows the chain of hashes over all of them.
log-who = Who
log-everybody = Everybody
log-act = What
log-everything = Everything
log-at = When
log-change = From and to
log-silent = the signer was not told
log-from = From
log-until = Until
log-download = Download as CSV
act-letter-published = published the letter
act-letter-closed = closed the letter
act-text-changed = changed the text
act-role-changed = changed a role
act-exported = downloaded the list
act-said-not-me = said that it was not them
act-took-back-not-me = took “not me” back
act-mail-undeliverable = could not deliver a mail
act-held-mail-released = let held mail go
sign-in-again = This needs a fresh sign-in: you signed in more than five minutes ago. What you chose is kept.
people-title = Who runs this letter
people-name = Name
people-address = Mail address
people-role = Role
people-change = Change
people-disabled = may not sign in
people-invited = Invited, not yet here
people-open-until = open until { $moment }
people-expired = expired
people-withdraw = Take the invitation back
people-invite-title = Invite somebody
people-invite-text = They get a mail, choose their own password and set up their own second factor. Nobody else ever knows either.
people-invite = Send the invitation
people-done-invited = The invitation is on its way.
people-done-changed = The role is changed. Whoever it is signs in again.
people-done-withdrawn = The invitation is taken back.
people-bad-email = This is not a mail address.
people-too-often = This address, or this letter, has had too many invitations today. Try again tomorrow.
people-last-owner = A letter needs one owner at least. Give somebody else this role first.
role-name-observer = Observer
role-name-coordinator = Coordinator
role-name-owner = Owner
role-name-none = No role any more
role-observer = As an observer you see the sign-ons and decide nothing.
role-coordinator = As a coordinator you decide on sign-ons and download the lists.
role-owner = As an owner you decide, and invite others to help.
mail-invitation-subject = Invitation to help with: { $letter }
mail-invitation-intro = { $name } invites you to help running the letter “{ $letter }”.
mail-invitation-next = Open this page to accept. The invitation is open for seven days; if you do not know about it, ignore this mail.
mail-invitation-button = Look at the invitation
invitation-title = You are invited
invitation-intro = You are invited to help running the letter “{ $letter }”.
invitation-accept = Accept
invitation-has-account = This address has an account already. Sign in, and you come back here.
invitation-new = Make your account for { $address }:
invitation-name = Your name, as colleagues see it
invitation-make = Make the account
invitation-no-name = Please type your name.
invitation-wrong-code = The code of the authenticator is wrong, or too old. Type the one it shows now.
invitation-exists = This address has an account already. Sign in and open the invitation again.
password-title = Password
password-text = After changing it you are signed out everywhere.
password-current = Current password
password-new = New password
password-hint = At least 15 characters. A few unrelated words do well.
password-again = The same once more
password-submit = Change the password
password-differs = The two passwords differ.
password-wrong = The current password is wrong.
password-too-short = The password needs at least 15 characters.
password-too-long = The password has at most 128 characters.
password-guessable = This password can be guessed: it is common, a pattern, or holds your own name. A few unrelated words do well.
security-title = Password, authenticator, recovery codes
factor-title = Another authenticator
factor-text = For a new telephone, or when the old one is lost. The old authenticator stops working, and you are signed out everywhere.
factor-scan = Scan this picture with an authenticator app on your telephone.
factor-picture = The secret as a QR code
factor-secret = Or type this secret into it:
factor-code = The six digits it shows now
factor-submit = Use this authenticator from now on
codes-title = Recovery codes
codes-text = Print these codes or write them down, and keep them where you keep papers. Each works once instead of the code of your authenticator. They are not shown again.
codes-next = I have kept them: to the desk
codes-left =
    { $count ->
        [0] You have no recovery codes left.
        [one] You have one recovery code left.
       *[other] You have { $count } recovery codes left.
    }
codes-submit = Make ten new codes; the old ones stop working
act-invited = invited somebody
act-invitation-accepted = accepted an invitation
act-invitation-withdrawn = took an invitation back
notices-title = Mail when decisions wait
notices-text = The mail has numbers, never names. Sign-ons with a mark, and “it was not me”, are told at once.
notices-often = How often
notices-at-once = At once
notices-hourly = Once an hour
notices-daily = Once a day
notices-never = Never
mail-waiting-subject = Decisions wait: { $letter }
mail-waiting-intro =
    { $count ->
        [one] One new sign-on of the letter “{ $letter }” waits for a decision.
       *[other] { $count } new sign-ons of the letter “{ $letter }” wait for a decision.
    }
mail-waiting-marked =
    { $count ->
        [one] One of them has a mark and needs a closer look.
       *[other] { $count } of them have a mark and need a closer look.
    }
mail-waiting-button = Open the queue
mail-waiting-checkpoint = Keep this mail: with this line the administrator can show later that nobody has rewritten the log (undersigned check --log):
mail-waiting-settings = How often you get this mail is set in your account:
match-same-words = the same words but for articles, legal form, punctuation, place or acronym
match-other-spacing = the same letters, spaced otherwise
match-other-order = the same words in another order
match-spelling-slip = the same words but for one spelling slip
match-other-language = the same words in another language
match-other-alphabet = the same name in another alphabet
match-nearly-translated = nearly the same words in another language
match-printed-acronym = { $detail } is printed as the acronym of the other
match-initials = { $detail } is the initials of the other
match-foreign-initials = { $detail } is the initials of the other in another language
match-initials-of-other = { $detail }, printed with one, is the initials of the other
match-same-acronym = both have the acronym { $detail }
match-acronym-and-words = both have the acronym { $detail } and most words in common
match-acronym-and-language = both have the acronym { $detail }; the names are in different languages
match-acronym-and-country = both have the acronym { $detail }, one country and a word in common
match-extra-word = the same but for “{ $detail }”
match-long-name-with-more = a long name with one or two words added
match-cut-off = one is the other, cut off
match-same-domain = both have the domain { $detail }
match-look-alike = letters of another alphabet that look like these: perhaps an imitation
match-section = one is a section, chapter or office of a larger body
match-different-places = each names a place that the other does not
match-another-country = one names another country
match-place-of-one = one names a place and the other does not: section and parent body
match-acronym-elsewhere = the acronym { $detail } is in both, in different countries
match-name-elsewhere = the same name, in different countries
match-words-and-countries = different words and different countries
match-acronym-only = both have the acronym { $detail }, with different words
match-two-acronyms = two different acronyms
match-general-words-reordered = the same general words in another order
match-one-general-word = one general word in common
match-missing-words = one has words that the other lacks
match-only-a-place = one is nothing but a place
match-different-words = different words
tone-for = For:
tone-plain = Note:
tone-look = Look:
evidence-title = What is known
evidence-mail-same = The mail address is at the website’s own domain, { $one }.
evidence-mail-under = The mail address ({ $one }) and the website ({ $two }) are of one registered domain.
evidence-mail-differs = The mail address is at { $one }, and the website at { $two }: two different domains.
evidence-no-website = No website was given.
evidence-shared-host = The website is a page on { $one }: no domain of its own.
evidence-free-mail = { $one } gives addresses to anybody: it proves no organisation, and many small ones use it.
evidence-disposable = Addresses at { $one } are thrown away after minutes.
evidence-punycode = The domain shown as { $one } is { $two } in plain letters.
evidence-mixed-scripts = A word of the name “{ $one }” mixes letters of different alphabets.
evidence-signed-before = This address is on the lists of other letters here ({ $one }): { $two }.
evidence-same-address = The same address signs for others on this letter ({ $one }): { $two }.
doubles-title = Possible doubles
doubles-none = None was found.
doubles-text = The program suggests; you decide. Sections and headquarters are different bodies.
doubles-elsewhere = on the list of another letter here
doubles-merge = This is the same as { $name }: keep that one, take this one into it
claim-take = I am looking at this
claim-own = You are looking at this: the others see it in the queue.
claim-other = { $name } is looking at this.
claim-take-over = Take over
claim-release = No longer
notes-title = Notes among coordinators
notes-label = Note (the signer never sees it)
notes-add = Add the note
notes-none = There are none.
act-noted = wrote a note
funnel-title = How far sign-ons came
funnel-caption = Each bar shows its share of the longest.
funnel-days = Day by day
funnel-days-picture = Sign-ons received and approved on each day; the table below has the numbers
funnel-key = The outlined column counts what was received on a day, the filled one inside it what of that is on the list.
funnel-day = Day
funnel-domain = Mail domain
funnel-partial = Days and domains count the newest 20,000 sign-ons.
stage-received = Received
stage-mailed = Confirmation mails sent
stage-bounced = Confirmation mails that never arrived
stage-confirmed = Confirmed
stage-waiting = Waiting for a decision
stage-approved = Approved
stage-rejected = Rejected
stage-withdrawn = Withdrawn
invitation-ended = This invitation has ended
invitation-ended-text = It was accepted, taken back, or is older than seven days. If you made your account with it, sign in; otherwise ask whoever invited you for another.

## Letters at the desk

act-letter-created = began the letter
act-letter-reopened = opened the letter again
act-letter-submitted = marked the letter as submitted
act-letter-archived = archived the letter
act-settings-changed = changed the settings
error-tick = Please tick the box, so that nothing happens by accident.
error-too-long-line = Please use at most 300 characters, on each line.
error-too-long-letter = The text is longer than 200,000 bytes. Please shorten it.
error-slug = Please use 1 to 80 small letters, digits and hyphens, such as cambodia-hrc-33.
error-slug-taken = Another letter here has this address already. Please choose another one.
error-slug-reserved = This word cannot be the address of a letter. Please choose another one.
error-language = Please type the code of a language, such as en, fr or km.
error-time-zone = There is no time zone of this name. Choose one from the list, such as Europe/Zurich or Asia/Phnom_Penh.
error-local-time = This is not a date and time. Type it as 2027-01-15T18:00.
error-skipped-time = On this day clocks are put forward over this time, so it does not exist there. Choose an hour later or earlier.
error-passed = This moment has passed already. Choose one in the future, or leave it empty.
error-soft-after-hard = The soft deadline comes after the hard one. Choose an earlier moment.
error-has-ended = Collecting has ended. Close the letter, set a new deadline, then open it again with a reason.
error-number = Please use a number: a session from 1, an agenda item from 1 to 10, a font size of 10 or 12.
error-controller-needed = A published letter must say who is responsible for the data.
letter-preview = Preview
letter-preview-text = This is a preview. Only those who run this letter see it.
letter-preview-back = Back to the desk
letter-no-deadline = No deadline is set.
new-title = New letter
new-text = The letter begins as a draft, which only you see. You write the text and choose the settings before it is published.
new-submit = Begin the draft
copy-title = Duplicate as a new letter
copy-text = The new letter is a draft of yours. It takes the texts and the settings, but no sign-ons, no colleagues, and no deadline that has passed.
field-title = Title
field-addressees = Addressees
field-body = Text of the letter
field-slug = Last part of the address
field-language = Language of the letter
field-sure = Yes, I want to do this
hint-slug = Small letters, digits and hyphens. If you leave it empty, it is made from the title. It cannot be changed later.
hint-language = The code of a language, such as en, fr or km.
hint-addressees = One on each line. A translation without addressees shows those of the original.
hint-body = Markdown: # heading, *emphasis*, **strong**, - list, [link](https://example.org), and [^1] for a footnote with [^1]: its text below.
text-title = Text of the letter
text-new-language = Translate into
text-translate = Add a translation
text-preview = Preview, without saving
text-preview-note = So your text will look. It is not saved yet.
text-difference = What would change
text-change = Organisations have signed this text. What kind of change is this?
text-editorial = Editorial: the wording only
text-editorial-explained = What the letter asks stays the same. Those who have signed are not asked again.
text-material = Material: the meaning changes
text-material-explained = Those who have signed agreed to something else. Nobody is asked automatically: the desk shows who signed an older text.
text-remove = Remove this translation
text-present = Open the text as it is now
text-read-only = You can read this text here, but not change it.
text-trouble-stale = Somebody else has changed this text since you opened it. Nothing was overwritten and nothing of yours is lost: your text is below, with what it would change in theirs. Take over what you need, then save.
text-trouble-signed = Nothing is saved yet. Look at what would change, say what kind of change it is, then save again.
text-trouble-owner = This letter is published, so only its owners change the text. What you typed is below; copy it and ask one of them.
text-trouble-closed = This letter is closed, so its text stays as it is. What you typed is below.
text-trouble-language = This is not the code of a language. Type one such as en, fr or km.
step-publish = Publish
step-close = Close
step-reopen = Open again
step-submit = Mark as submitted
step-archive = Archive
step-publish-explained = Everybody can read the letter from now on, and organisations can sign it.
step-close-explained = The letter takes no sign-ons from now on. Those that were posted before may be confirmed for one more day.
step-reopen-explained = The letter takes sign-ons again. The log keeps the reason.
step-submit-explained = The letter was handed over to those it is addressed to. It cannot be opened again.
step-archive-explained = The letter is finished. Its page and its list stay readable; nothing can be changed any more.
step-done-publish = The letter is published.
step-done-close = The letter is closed.
step-done-reopen = The letter is open again.
step-done-submit = The letter is marked as submitted.
step-done-archive = The letter is archived.
step-unfit = This cannot be done where the letter stands now. Perhaps somebody else was quicker.
step-obstacles = Something stands in the way:
step-reason = Reason (kept in the log)
step-cancel = Back without doing it
obstacle-no-controller = The settings do not say who is responsible for the data.
obstacle-deadline-passed = The deadline has passed. Set a new one, or none.
obstacle-no-text = The letter, or one of its translations, has no text yet.
obstacle-no-reason = Say why, in one line of at most 1,000 characters.
settings-title = Settings of the letter
settings-trouble-stale = Somebody else has changed these settings since you opened them. Nothing was overwritten and nothing of yours is lost. Look at the present settings; if you save again, what stands here replaces them.
settings-trouble-archived = This letter is archived, so its settings stay as they are.
settings-present = Open the settings as they are now
settings-deadlines = Deadlines
settings-fields = What the form asks
settings-visibility = What signers may choose
settings-list = The list of signatories
settings-contact = Who answers questions
settings-contact-text = Shown on the letter’s page.
settings-controller = Who is responsible for the data
settings-controller-text = Shown in the privacy notice. A letter cannot be published without it, except in local mode.
settings-hrc = Written statement to the UN Human Rights Council
settings-hrc-text = Leave this empty for any other letter.
field-time_zone = Time zone of the deadlines
field-soft_deadline = Soft deadline
field-deadline = Hard deadline
field-list = Who sees the list?
field-order = Order of the list
field-articles = Leading articles (The, La, Der …)
field-pins = Organisations that stand first
field-contact = Name of the contact
field-contact_email = Mail address of the contact
field-controller = Name of the responsible body
field-controller_address = Postal address of the responsible body
field-controller_email = Mail address of the responsible body
field-hrc_session = Session of the Council
field-hrc_agenda_item = Agenda item (1 to 10)
field-hrc_submitter = Submitting organisation
field-hrc_font_size = Font size (10 or 12)
hint-time_zone = Such as Europe/Zurich, Asia/Phnom_Penh or UTC.
hint-soft_deadline = Shown as “please sign by”. Later sign-ons are taken and marked late.
hint-deadline = Nothing is taken after it.
hint-pins = One on each line, spelt exactly as they sign. Usually those who convene the letter.
requirement-off = Not asked
requirement-optional = May stay empty
requirement-required = Must be filled in
list-public = Everybody, at once
list-after-close = Everybody, once the letter is closed
list-never = Nobody in public
order-name = By name
order-country = By country, then name
order-kind = International, regional, national, local; then name
order-date = By the date of approval
articles-keep = Count for the order
articles-ignore = Do not count for the order

## The directory of organisations

organisations-title = Organisations
organisations-text = The organisations that you may know of: through sign-ons on letters where you have a role, and through public sign-ons on other letters.
organisations-search = Name or acronym
organisations-letters = On the list of so many letters
organisation-names = Names it has signed with
organisation-domains = Domains it has signed with
organisation-parent = Section of
organisation-sections = Its sections
organisation-written = Written down by coordinators
organisation-remove = Remove
organisation-signed = What it signed
organisation-write = Write something down
organisation-write-text = Everybody who may see the organisation reads this. Write only what is public anyway, and nothing that you know from a confidential sign-on.
organisation-name-label = Another name, in any script, or an acronym
organisation-domain-label = A domain of its own
organisation-add = Add
organisation-no-parent = It is not a section of another body
organisation-other = The same as another, or a section of one
organisation-same = This is the same organisation
organisation-set-parent = This is the body it is a section of
organisation-bad-name = This cannot be used as a name. Type at least one letter or digit, at most 200 characters, and no invisible control characters.
organisation-bad-domain = This is not a domain of its own. Type one such as example.net, and not one where everybody gets an address or a page.
organisation-circle = It would be a section of itself. Choose another body.
organisation-done-amended = Saved.
organisation-done-unchanged = Nothing was changed: it was so already.
organisation-done-merged = The two organisations are one now.
organisation-done-apart = The two organisations are apart again.
organisation-done-too-late = They can no longer be taken apart: the time is over, or somebody else was quicker.
organisation-merged-from = Merged into this one:
organisation-take-apart = Take apart again
organisation-merge-title = Before you merge two organisations
organisation-merge-back = Back to the organisation
organisation-merge-text = The directory will know both as one organisation. Sections and headquarters are different bodies: do not merge them.
organisation-merge-stays = Stays
organisation-merge-goes = Goes into it
organisation-merge-countries = They are in different countries: perhaps a section and its headquarters.
organisation-merge-lists = What each list will show
organisation-merge-lists-text = The same as before: merging organisations changes no sign-on and no list.
organisation-merge-both = Has two sign-ons of one organisation then. Merge these on the letter, if they are the same.
organisation-merge-not-told = You have no role on this letter.
organisation-merge-sure = These are one and the same organisation
organisation-merge-undo =
    { $minutes ->
        [one] You can take them apart again for one minute.
       *[other] You can take them apart again for { $minutes } minutes.
    }
organisation-merge-submit = Merge the organisations
place-title = Organisation
place-linked = Known as
place-will = Approving links it to
place-new = Not in the directory as far as you may know. Approving makes a new entry.
place-letters =
    { $count ->
        [0] new: on no other list that you may know of
        [one] on the list of one other letter
       *[other] on the lists of { $count } other letters
    }
place-choose = It is this one
place-choose-new = It is none of these: make a new entry
place-find = Find another organisation
merge-title = Before you merge two sign-ons
merge-text = One stays with all its answers. The other goes into it and is on no list any more.
merge-loses-privacy = The one that goes is to be seen by fewer people than the one that stays. Ask the organisation before you merge.
merge-stays = Stays
merge-goes = Goes into the other
merge-lists = What each list shows of the two
merge-before = Now
merge-after = After merging
merge-neither = Neither
merge-submit = Yes, merge them
evidence-known = This organisation has signed { $one } of the other letters here: { $two }.
evidence-known-domain = It signs from a domain that this organisation is known by: { $one }.
evidence-other-domain = { $two } is known here, but not with this mail domain: { $one }.
evidence-same-domain = Others on this letter have an address at { $one } too: { $two }.
act-organisation-amended = wrote something down about an organisation
act-organisation-linked = said which organisation it is of
act-organisations-merged = merged another organisation into it
act-organisations-taken-apart = took two organisations apart

## Questions by mail, tags, choosing by a rule

flag-said-no = Another address at the organisation says that it does not sign
act-question-asked = asked a question by mail
act-question-answered = answered a question
act-tag-added = added a tag
act-tag-removed = took a tag off
evidence-second-asked = An address at { $one } was asked whether the organisation signs, on { $two }. It has not answered.
evidence-second-yes = An address at { $one } says that the organisation signs ({ $two }).
evidence-second-yes-elsewhere = An address at { $one } says that the organisation signs ({ $two }). That domain is neither the website’s nor the contact’s.
evidence-second-no = An address at { $one } says that the organisation does not sign ({ $two }).
evidence-second-unsure = An address at { $one } is not sure whether the organisation signs ({ $two }).
mail-question-subject = A question about your sign-on: { $letter }
mail-question-intro = The coordinators of the letter “{ $letter }” have a question about the sign-on of your organisation.
mail-question-asks = They write:
mail-question-next = Please answer on this page. Opening it answers nothing yet. The link works for 14 days.
mail-question-button = Answer the question
mail-second-question-subject = Does your organisation sign? { $letter }
mail-second-question-intro = Somebody signed the letter “{ $letter }” for your organisation, with another mail address.
mail-second-question-intro-named = Somebody signed the letter “{ $letter }” for { $organisation }, with another mail address.
mail-second-question-ask = Does the organisation sign? Please say yes or no on this page:
mail-second-question-button = Look and answer
mail-second-question-nothing-yet = Opening the page answers nothing yet. The link works for 14 days.
mail-second-question-ignore = If you do not know, you can say so on that page.
mail-answered-subject = A question was answered: { $letter }
mail-answered-intro = A question about a sign-on to the letter “{ $letter }” was answered.
mail-answered-intro-no = An address that was asked about a sign-on to the letter “{ $letter }” says no: the organisation does not sign.
mail-answered-next = Sign in to read the answer:
mail-answered-button = Open the messages
questions-title = Questions by mail
questions-none = Nothing was asked.
questions-asked = The question is on its way.
questions-ask-signer = Ask the signer
questions-ask-signer-hint = The mail goes to the address that confirmed, and holds these words. At most 1,000 characters.
questions-ask-signer-submit = Ask the signer
questions-ask-other = Ask another address at the organisation whether it signs
questions-ask-other-hint = For example the address on its website. It can answer yes, no or not sure; a “no” marks the sign-on.
questions-ask-other-words = A word to go with it, shown on the page behind the link
questions-ask-other-submit = Ask whether it signs
questions-confidential = This sign-on is confidential. The question tells the other address that it exists.
questions-confidential-sure = Ask all the same
questions-confidential-unseen = Nothing was asked: this sign-on is confidential. Tick the box if the other address may know of it.
questions-other-domain = Nothing was asked yet: this address is neither at the website’s domain nor at the contact’s. Look at it again; tick the box below if it is right.
questions-other-domain-sure = This address belongs to the organisation
questions-not-proven = The signer cannot be asked yet: nobody has confirmed from this address.
questions-ended = Nothing was asked: this sign-on has ended.
questions-said-not-me = Nothing was asked: somebody at this address said “it was not me” and wants no mail about this letter.
questions-too-many-open = Nothing was asked: three questions about this sign-on wait for an answer already. Wait until one is answered or has ended.
questions-too-much-mail = Nothing was asked: this address has had its mails of today. It gets three a day at most, and two about this letter if nobody has confirmed from it. Try again tomorrow.
questions-same-address = Nothing was asked: this is the contact’s own address. Give another one.
questions-empty = Please type what you want to ask.
questions-too-long = Please use at most 1,000 characters.
question-whom-signer = To the signer:
question-whom-organisation = To the organisation:
question-state-open = no answer yet
question-state-expired = never answered
question-state-yes = yes, it signs
question-state-no = no, it does not sign
question-state-unsure = not sure
question-state-answered = answered
question-words-of-answer = The answer:
question-title-signer = The coordinators have a question
question-title-organisation = Does your organisation sign this letter?
question-intro-signer = It is about the sign-on of your organisation.
question-intro-organisation = Somebody signed this letter for the organisation below, with another mail address. The coordinators ask whether that is right.
question-so-far = Your answer so far:
question-legend = Does the organisation sign this letter?
question-choice-yes = Yes, it signs
question-choice-no = No, it does not sign
question-choice-unsure = I am not sure
question-words = Your answer
question-words-beside = Anything you want to say
question-sure = Send this answer to the coordinators
question-seen-by = Only the coordinators of this letter read your answer. You can change it on this page while the link works.
question-submit = Send the answer
question-saved = Thank you. The coordinators have your answer.
question-no-words = Please type your answer.
question-none-chosen = Please choose one of the three answers. Nothing was sent.
question-ended = The time for this answer is over
question-ended-text = A question can be answered for 14 days. If you still want to say something, write to the contact named on the letter’s page.
queue-question-asked = Asked by mail, no answer yet
queue-question-answered = A question was answered
messages-title = Messages
messages-all-arrived = Every mail has arrived, as far as the mail servers say.
messages-server-said = What the mail server said
tags-title = Tags
tags-tag = Tag
tags-add = Add the tag
tags-remove = Take the tag off
tags-none = There are none.
tags-ticked = Tag the ticked …
tags-back = Back without changing anything
tags-wrong = A tag has 1 to 40 characters on one line. Nothing was changed.
tags-chosen =
    { $count ->
        [one] One sign-on is chosen.
       *[other] { $count } sign-ons are chosen.
    }
tags-done =
    { $count ->
        [0] Nothing was changed: the tags were so already.
        [one] The tags of one sign-on were changed.
       *[other] The tags of { $count } sign-ons were changed.
    }
tags-full =
    { $count ->
        [one] One sign-on has 20 tags already and cannot have more. Take one off first.
       *[other] { $count } sign-ons have 20 tags already and cannot have more. Take some off first.
    }
select-title = Choose by a rule
select-text = The program counts first. Nothing is decided on this page.
select-domain-hint = For example example.org; addresses under it are found too.
select-name-hint = Part of the name; * stands for anything between.
select-from = Received from ({ $zone })
select-until = Received until ({ $zone })
select-count = Count
select-matches =
    { $count ->
        [0] No sign-on matches.
        [one] One sign-on matches.
       *[other] { $count } sign-ons match.
    }
select-too-many = At most { $most } can be decided on at once. The oldest { $most } are taken; come back for the others afterwards.
select-next = The next page shows what the decision would do. Only there is it made.
select-approve = Approve them …
select-reject = Reject them …
select-tag = Tag them …
select-wrong-domain = This is not a mail domain, such as example.org.
select-wrong-time = This is not a date with a time, such as 2027-01-15T18:00.

## Other doors: import, and a sign-on entered by a coordinator

act-entered = entered a sign-on received otherwise
entry-title = Enter a sign-on
entry-intro = For an organisation that has told you itself that it signs: by mail, by telephone, on paper. Only the name is needed, and a mail address if it is to confirm by mail.
entry-answers = What the organisation has said
entry-not-said = Not said
entry-contact_name = Name of the contact
entry-contact_role = Role of the contact
entry-comment = Message of the organisation
entry-updates = Wants to be informed about this letter by mail
entry-evidence = How you know
entry-how = How did it come to you?
entry-how-mail = By mail or letter
entry-how-telephone = By telephone
entry-how-paper = On paper
entry-how-other = Otherwise
entry-note = Evidence: who said what, and when
entry-note-hint = The coordinators see this note. The log says only that there is one. Write roles rather than names, and no addresses or telephone numbers.
entry-confirm-by-mail = The contact gets the mail that asks to confirm
entry-confirm-noted = No mail: it counts as confirmed and waits for a decision
entry-why = Why no mail? (only if none is sent)
entry-submit = Enter this sign-on
import-title = Import sign-ons from a file
import-intro = For sign-ons that were collected with another form or in a sheet. You will see every row before anything is imported.
import-file = File
import-file-hint = CSV or XLSX, at most 2 MiB and 5,000 rows. The first line names the columns.
import-send = Send the file
import-kept = The file is kept for one day at most. What it holds is deleted as soon as it is imported, or when you send another file.
import-gone = This file is no longer here: files are kept for one day. Please send it again.
import-choose-file = Please choose a file that is not empty.
import-sheet-too-large = The file is too large: at most 2 MiB, and 20 MiB when it is unpacked. Split it, or save it as CSV.
import-sheet-too-many-rows = The file has more than 5,000 rows. Split it.
import-sheet-too-many-columns = The file has more than 200 columns. Delete those that are not needed.
import-sheet-empty = The file has no rows below its first line.
import-sheet-old-excel = The file is in the format of old Excel, or has a password. Save it as XLSX without a password, or as CSV.
import-sheet-unreadable = The file cannot be read. Save it as XLSX or CSV again.
import-columns-title = Which column is what?
import-columns-text = Look through this choice: it was made from the names of the columns, or is your last one for the same form. Columns that you do not choose are not imported.
import-columns-legend = Columns
import-no-column-chosen = – not in the file –
import-state = Have these organisations confirmed already?
import-state-unconfirmed = To be confirmed: each address gets the mail that asks to confirm.
import-state-confirmed = Confirmed already: they wait for a decision. No mail is sent.
import-state-approved = Confirmed already and on the list at once. No mail is sent.
import-note = How were they confirmed?
import-note-hint = Needed unless the mail asks them. It becomes a note on each sign-on; the log says only that there is one. No names, addresses or telephone numbers.
import-look = Show what would be imported
import-nothing-yet = Nothing is imported yet.
import-no-column = There is no column “{ $column }” in this file.
import-contested = More than one column could be “{ $field }”: { $columns }. Say which it is.
import-twice = The column “{ $column }” was chosen for several fields: { $fields }. Choose it for one.
import-missing = No column was chosen for “{ $field }”. It is needed.
import-note-missing = Please write down how they were confirmed: without the mail, this note is the evidence.
import-owners-only = Only an owner of the letter may import sign-ons as approved.
import-closed = The letter is not open: nobody can be asked to confirm. After the deadline, sign-ons that are confirmed already can still be entered.
import-done-already = This file has been imported already.
import-meanwhile = Nothing was entered: “{ $organisation }” is already there with the same address, confirmed or on the list.
import-country-unknown = No country is called “{ $typed }”. Write its name, or its code of two letters.
import-country-near = No country is called “{ $typed }”. Did you mean: { $near }?
import-email-needed = A mail address is needed, because the mail asks to confirm.
import-yes-or-no = Please write yes or no.
import-in-row = row { $number } of this file
import-same-as-row = Row { $number } has the same name and address. Only one of them can be confirmed.
import-already-there = The same name and address is already there ({ $state }).
import-preview-title = What would be imported
import-wrong =
    { $count ->
        [one] One row has a problem. Nothing can be imported.
       *[other] { $count } rows have problems. Nothing can be imported.
    }
import-wrong-text = Correct the file and send it again, or choose other columns. Rows are never imported in part.
import-rows =
    { $count ->
        [one] One row.
       *[other] { $count } rows.
    }
import-alike =
    { $count ->
        [0] None looks like another sign-on.
        [one] One looks like another sign-on; it is imported all the same.
       *[other] { $count } look like other sign-ons; they are imported all the same.
    }
import-submit =
    { $count ->
        [one] Import this row
       *[other] Import these { $count } rows
    }
import-back = Back to the columns
import-report = Download the report (CSV)
import-report-kept = The report is kept here for one day.
import-row = Row
import-outcome = Outcome
import-outcome-unconfirmed = To be confirmed
import-outcome-confirmed = Confirmed
import-outcome-approved = Approved
import-outcome-left-out = Left out, because of other rows
import-kind-not-stated = reach not stated
import-left-empty = Left empty
import-done-title = Imported
import-done =
    { $count ->
        [one] One sign-on is imported.
       *[other] { $count } sign-ons are imported.
    }

# Passkeys
passkeys-title = Passkeys
passkeys-text = A passkey is a key in your telephone, your computer or a security key. You open it with your finger, your face or a PIN. It takes the place of the code when you sign in. Once you have one, every sign-in asks for a passkey or a code. When you add or remove one, you are signed out everywhere else.
passkeys-unavailable = Passkeys work only where the address of this site is a name. Here it is a number (an IP address). Use an authenticator app.
passkeys-full = You have ten passkeys. That is the most: remove one to add another.
passkeys-script = Adding a passkey needs a script, and your browser runs none here. An authenticator app works without.
passkeys-name = Name
passkeys-added = Added
passkeys-used = Last used
passkeys-never = Never
passkeys-remove = Remove
passkeys-remove-named = Remove { $name }
passkeys-new-name = Name of the new passkey
passkeys-new-hint = To tell it from others, such as “My telephone”.
passkeys-add = Add a passkey
passkeys-name-wrong = Give the passkey a name of at most 100 characters, without control characters.
passkeys-refused = The passkey was not added: the answer of your browser was not right, came too late, or came twice. Please try again.
passkeys-done-added = The passkey is added. You are signed out everywhere else.
passkeys-done-removed = The passkey is removed. You are signed out everywhere else.
passkey-title = A new passkey
passkey-text = Your browser asks where to keep the passkey, then for your finger, your face or a PIN. You have five minutes.
passkey-submit = Make the passkey
passkey-use = Use a passkey
passkey-stopped = No passkey was used: you stopped, or the time was over. You can try again.
passkey-failed = Your browser cannot use a passkey here. Use the code of an authenticator app, or a recovery code.
passkey-known = This device holds a passkey of yours already. Choose another device.
sign-in-wrong-passkey = The passkey was not accepted. Try again, or type a code.

## After a review: the text that was signed, deadlines that end, reasons for signing in

colon = :
flag-older-text = Signed an older text: its meaning has changed since
text-trouble-addressees = Nothing is saved yet. The addressees are not those of the text that organisations have signed, so this change is material. Choose that, then save again.
error-deadline-empty = No complete date arrived. Type it with the time, or tick the box below if there is to be none.
error-deadline-or-none = Empty this field, or take the tick from the box below: they contradict each other.
field-no_soft_deadline = No soft deadline
field-no_deadline = No deadline
obstacle-grace = Sign-ons that were posted in time may be confirmed for a day after collecting ended. You can archive the letter then.
error-archived-title = This letter is archived
error-archived-text = Nothing was changed. An archived letter stays as it is; only organisations that signed it can still leave it.
sign-in-why-fresh = This needs a recent sign-in: you signed in more than five minutes ago. Sign in again, and you come back to it.
sign-in-why-changed = It is changed, and you are signed out everywhere. Sign in with what is new.
sign-in-why-new = Your account is made. Sign in with the password you have just chosen.
# Mail to addresses that nobody has proven; questions that are over; choosing by a rule
mail-lost-link-unnamed = A sign-on of this address
questions-said-no = Nothing was asked: this address has already said that the organisation does not sign. Its answer can be changed behind the link that it has.
select-one-state = To approve or reject them, choose one state above and count again. A tag can be put on all of them.
actor-organisation = another address at the organisation
## The directory: what nobody has proven, and lists that are cut

evidence-written-domain = Somebody has written down for { $two } that it has the domain { $one }. Nobody has proven it.
organisations-cut = There are more than this page can show. Search for a name to find them.
# Doors that stay closed: who left, who said “not me”, letters that are put away
import-draft = This letter is a draft. Publish the letter first.
import-archived = This letter is archived: nothing about it changes any more.
import-ended = “{ $organisation }” is no longer on this letter ({ $state }). An import does not bring it back. If it has told you that it has changed its mind, enter it by hand.
import-said-not-me = Somebody who reads this address said that it was not them, so it gets no mail about this letter. Speak with the organisation first. Its earlier sign-on has a button to write to this address again.
import-another = another sign-on on this letter
import-no-mail = No mail was sent: this address had its mails of today. If one of them asks to confirm for this letter, its link shows this sign-on too.
entry-again = This organisation has told us that it has changed its mind
entry-ended = This organisation is no longer on this letter ({ $state }). If it has told you that it has changed its mind, tick the box.
