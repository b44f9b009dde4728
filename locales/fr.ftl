# reviewed-by:

language-name = Français
brand = Undersigned
skip-to-content = Aller au contenu
language-switch = Langue
local-mode = Mode local : pour essayer, accessible depuis cet ordinateur uniquement.
preview-inbox = Aperçu des e-mails
footer = Undersigned ne conserve pas l’adresse des internautes, ne dépose aucun cookie à la lecture et ne charge rien depuis d’autres sites.
footer-desk = Pour l’équipe de coordination

country-international = International
country-regional = Régional

## Words of the business

kind-international = International
kind-regional = Régional
kind-national = National
kind-local = Local
status-general = Statut consultatif général
status-special = Statut consultatif spécial
status-roster = Liste (Roster)
status-none = Aucun statut consultatif
visibility-public = Public
visibility-public-explained = Votre organisation figure sur la page de la lettre, dans sa liste publique et sur la liste remise : noms, sigle, pays, portée, site web et statut consultatif.
visibility-recipient_only = Communiqué au destinataire uniquement
visibility-recipient_only-explained = Les destinataires de la lettre voient le nom de votre organisation. Le public ne le voit pas.
visibility-withheld = Confidentiel
visibility-withheld-explained = Seule l’équipe de coordination de la lettre connaît le nom. Ailleurs, votre organisation est tout au plus comptée, jamais nommée.
state-unconfirmed = Non confirmée
state-confirmed = En attente de décision
state-approved = Approuvée
state-rejected = Refusée
state-withdrawn = Retirée
state-merged = Fusionnée
letter-state-draft = Brouillon
letter-state-open = Ouverte
letter-state-closed = Close
letter-state-submitted = Transmise
letter-state-archived = Archivée
audience-public = Pour tout le monde
audience-recipient = Pour le destinataire
audience-coordinators = Pour l’équipe de coordination, avec les coordonnées
flag-late = Signée après la date souhaitée
flag-honeypot = Un champ caché a été rempli, peut-être par un programme
flag-fast = Formulaire rempli très vite
flag-repeats = Nouvelle signature avec d’autres réponses ; l’approuver remplace celle qui figure sur la liste
flag-not-me = Une personne qui lit cette adresse a dit : ce n’était pas moi
flag-vouched = Saisie par une personne de la coordination : personne n’a confirmé depuis cette adresse
flag-correction = Demande de correction du nom
flag-too-late = Confirmée plus d’un jour après la date limite

## Home and letter

home-title = Lettres
home-empty = Aucune lettre n’est ouverte pour le moment.
letter-open = Ouverte à la signature
letter-closed = Cette lettre est close. Elle n’accepte plus de signatures.
letter-deadline = Les signatures sont ouvertes jusqu’au { $deadline }.
letter-soft-deadline = Merci de signer au plus tard le { $deadline }.
letter-foreign = Cette lettre n’est pas disponible en français ; elle est affichée dans sa propre langue ({ $language }).
letter-contact = Questions sur cette lettre :
count-sentence =
    { $count ->
        [0] Aucune organisation n’est nommée pour l’instant.
        [one] Une organisation a signé.
       *[other] { $count } organisations { $countries ->
            [0] sans pays particulier
            [one] d’un seul pays
           *[other] de { $countries } pays
        } ont signé.
    }
sign-button = Signer au nom de votre organisation
signatories-heading = Signataires
signatories-none = Aucune organisation n’est nommée pour l’instant.
signatories-hidden = La liste des signataires n’est pas publique.
signatories-all = La liste complète, à lire ou à télécharger
signatories-more = Voici les premiers noms sur un total de { $count }.
signatories-files = Télécharger la liste :
privacy-link = Déclaration de confidentialité
onion-link = Adresse onion
back-to-letter = Retour à la lettre
page-before = Page précédente
page-after = Page suivante

## Signing

sign-title = Signer au nom de votre organisation
sign-error-title = Erreur :
sign-intro = Une lettre est signée par des organisations, non à titre individuel. Signer prend environ deux minutes ; aucun compte n’est nécessaire.
sign-organisation = Votre organisation
sign-contact = Vous
sign-contact-hint = Seule l’équipe de coordination voit ces informations. Elles ne figurent jamais sur une liste.
sign-submit = Envoyer
sign-after = Nous vous enverrons ensuite un e-mail. La signature ne compte qu’une fois confirmée à partir de ce message.
sign-summary =
    { $count ->
        [one] Une réponse est à revoir
       *[other] { $count } réponses sont à revoir
    }
sign-trouble-closed = Cette lettre est close. Elle n’accepte plus de signatures.
sign-trouble-too-many = Trop de signatures sont arrivées depuis votre connexion. Veuillez renvoyer le formulaire dans une minute.
sign-trouble-unavailable = L’enregistrement n’a pas été possible à l’instant. Veuillez renvoyer le formulaire dans un moment.
sign-trouble-kept = Ce que vous avez saisi se trouve toujours ci-dessous.
field-organisation_name = Nom de l’organisation
field-original_name = Nom dans son écriture d’origine
field-acronym = Sigle
field-country = Pays
field-kind = Champ d’action
field-website = Site web
field-consultative_status = Statut consultatif auprès du Conseil économique et social de l’ONU
field-contact_name = Votre nom
field-contact_role = Votre fonction
field-email = Adresse e-mail
field-visibility = Qui peut voir le nom ?
field-comment = Message à l’équipe de coordination
field-updates = Je souhaite recevoir par e-mail des nouvelles de cette lettre
field-privacy = J’ai lu la déclaration de confidentialité et j’accepte que ces données soient utilisées pour cette lettre.
field-fax = Laissez ce champ vide
field-code = Code reçu par e-mail
field-optional = (facultatif)
hint-organisation_name = Exactement tel qu’il doit être imprimé. Personne ne modifiera votre orthographe.
hint-original_name = Si votre organisation utilise aussi un nom dans une autre écriture ou une autre langue.
hint-website = Par exemple example.org. Une page sur un site partagé convient aussi.
hint-email = Nous y envoyons la demande de confirmation. Une adresse de votre organisation aide l’équipe de coordination.
hint-comment = Seule l’équipe de coordination voit ce message.
choose = Veuillez choisir
typed-heading = Ce que vous aviez saisi
error-required = Veuillez remplir ce champ.
error-choose = Veuillez choisir.
error-choose-from-list = Veuillez choisir l’une des réponses proposées.
error-too-long = Veuillez ne pas dépasser 200 caractères.
error-too-long-comment = Veuillez ne pas dépasser 2 000 caractères.
error-control-characters = Ce champ contient des caractères de contrôle invisibles, peut-être dus à un copier-coller. Veuillez le saisir de nouveau.
error-nothing-visible = Il faut au moins une lettre, un chiffre ou un symbole.
error-unreadable = Certains caractères sont arrivés altérés. Veuillez les saisir de nouveau.
error-website = Ce n’est pas une adresse web, comme example.org.
error-email = Ce n’est pas une adresse e-mail complète, comme info@example.org.
error-email-not-ascii = Les serveurs de messagerie n’acceptent pas ces caractères avant le @. Veuillez indiquer une autre adresse.
error-privacy-required = Veuillez cocher cette case pour que nous puissions utiliser les données pour cette lettre.

## After sending

sent-title = Consultez votre boîte de réception
sent-text = Nous avons envoyé un e-mail à l’adresse indiquée. Ouvrez-le et confirmez à partir de ce message : la signature ne compte qu’ensuite. Le lien est valable trois jours.
sent-code-heading = Ou saisissez le code reçu par e-mail
sent-code-submit = Continuer
sent-code-wrong = L’adresse ou le code est incorrect, ou il y a eu trop d’essais. Le lien reçu par e-mail reste valable.
sent-nothing-heading = Pas d’e-mail au bout de dix minutes ?
sent-nothing-spam = Regardez aussi dans le courrier indésirable.
sent-nothing-wait = Certains serveurs de messagerie retiennent jusqu’à une demi-heure les messages d’une nouvelle adresse.
sent-nothing-again = Vérifiez l’adresse et signez de nouveau ; rien n’est compté deux fois.
lost-heading = Vous n’avez plus le lien vers votre page personnelle ?
lost-hint = Si cette adresse a servi à signer, nous renvoyons les liens.
lost-submit = Renvoyer les liens
lost-sent = Si cette adresse a signé, les liens lui sont envoyés.

## Confirming

confirm-title = Confirmer la signature
confirm-address = Ce lien a été envoyé à
confirm-explained = Rien n’est encore confirmé. Cochez la case de chaque organisation pour laquelle vous avez l’autorisation de signer, puis confirmez.
confirm-authorised = J’ai l’autorisation de signer pour
confirm-received = Date de réception
confirm-submit = Confirmer
confirm-none-ticked = Veuillez cocher la case de l’organisation pour laquelle vous signez. Sans cela, rien n’est confirmé.
confirm-done =
    { $count ->
        [one] Signature confirmée.
       *[other] { $count } signatures sont confirmées.
    }
confirm-done-next = L’équipe de coordination va en prendre connaissance. Nous vous avons envoyé un accusé de réception avec un lien vers votre page personnelle.
confirm-already = Déjà confirmé depuis cette adresse
confirm-nothing = Aucune signature n’attend de confirmation depuis cette adresse.
confirm-over = La lettre est close depuis plus d’un jour. Vous pouvez encore confirmer ; l’équipe de coordination décidera si elle peut ajouter la signature.
confirm-text-changed = le texte a changé depuis ; relisez-le sur la page de la lettre
confirm-too-late = Le délai de confirmation est passé. Nous avons conservé votre signature ; l’équipe de coordination la voit et peut encore l’ajouter.
confirm-not-me = Ce n’était pas moi
confirm-not-me-explained = Si personne dans votre organisation n’a rempli ce formulaire, dites-le ici. Cette adresse ne recevra plus d’e-mails au sujet de cette lettre, et l’équipe de coordination en sera informée.
confirm-not-me-sure = Je n’ai pas signé, et personne ne l’a fait pour moi
confirm-not-me-submit = Ce n’était pas moi
confirm-said-not-me = Une personne qui lit les messages de cette adresse a déclaré que la signature n’était pas la sienne. Plus aucun e-mail n’est envoyé au sujet de cette lettre. Vous pouvez retirer cette déclaration ici.
confirm-take-back-sure = Je veux retirer cette déclaration
confirm-take-back = Retirer la déclaration

## The signer's own page

own-title = Votre signature
own-state-unconfirmed = Pas encore confirmée : le nom ne figure sur aucune liste.
own-state-confirmed = Confirmée. L’équipe de coordination n’a pas encore pris de décision ; le nom ne figure sur aucune liste pour l’instant.
own-state-approved = Approuvée. Votre organisation est signataire.
own-state-rejected = L’équipe de coordination n’a pas retenu cette signature. Le nom ne figure sur aucune liste.
own-state-withdrawn = Votre organisation s’est retirée de cette lettre. Le nom ne figure sur aucune liste.
own-state-merged = Cette signature a été fusionnée avec une autre.
own-text-edition = Version du texte signé
own-sure-missing = Veuillez cocher la case, pour que rien ne se fasse par erreur.
own-unknown-act = Rien n’a été modifié.
own-correct = Corriger le nom
own-correct-after = Le nom figure déjà sur la liste ; c’est donc l’équipe de coordination qui fera la correction.
own-correct-sure = C’est le nom exact
own-correct-submit = Corriger
own-corrected = Le nom est corrigé.
own-correction-asked = La correction du nom a été demandée à l’équipe de coordination.
own-correction-waits = Vous avez demandé ce nom à la place :
own-name-refused = Cela ne peut pas servir de nom : c’est vide, trop long ou cela contient des caractères de contrôle invisibles.
own-name-taken = Vous avez déjà signé sous ce nom depuis la même adresse.
own-visibility = Modifier qui peut voir le nom
own-visibility-sure = Faire la modification maintenant
own-visibility-submit = Modifier
own-visibility-changed = C’est modifié. Cela vaut désormais, partout.
own-unchanged = Rien n’a été modifié : c’était déjà le cas.
own-not-offered = Veuillez choisir l’une des réponses proposées.
own-leave = Se retirer de cette lettre
own-leave-explained = Le nom disparaît de la page de la lettre et de toutes les listes ultérieures. Les listes déjà transmises ne peuvent pas être rappelées.
own-leave-sure = Notre organisation ne signe plus cette lettre
own-leave-submit = Se retirer
own-left = Votre organisation s’est retirée de cette lettre.
own-ended = Cette signature a pris fin et ne peut plus être modifiée.

## Privacy notice

privacy-title = Déclaration de confidentialité
privacy-who = Qui est responsable
privacy-no-controller = Cette lettre est un essai sur un seul ordinateur. Aucun organisme responsable n’a été désigné.
privacy-what = Ce qui est conservé
privacy-what-organisation = Sur l’organisation : les noms, le pays, le champ d’action, le site web et le statut que vous indiquez.
privacy-what-contact = Sur vous : votre nom, votre fonction, votre adresse e-mail et votre message.
privacy-what-acts = Les dates de la signature, de sa confirmation et de la décision, ainsi que la version du texte signé.
privacy-what-not = Votre adresse réseau n’est pas conservée. Il n’y a ni cookies à la lecture, ni statistiques, ni contenus venant d’autres sites.
privacy-seen = Qui y a accès
privacy-seen-contact = Seule l’équipe de coordination de cette lettre voit votre nom, votre fonction, votre adresse e-mail et votre message.
privacy-addressees = La lettre et sa liste sont adressées à :
privacy-how-long = Pendant combien de temps
privacy-retention =
    { $days ->
        [one] Les coordonnées sont effacées { $days } jour après la clôture de la lettre. La liste publique reste.
       *[other] Les coordonnées sont effacées { $days } jours après la clôture de la lettre. La liste publique reste.
    }
privacy-leave = Comment se retirer
privacy-leave-how = L’accusé de réception que vous recevez par e-mail contient un lien vers votre page personnelle : vous pouvez y corriger, masquer ou retirer la signature à tout moment.
privacy-rights = Vous pouvez demander une copie de vos données, leur rectification ou leur effacement, et adresser une réclamation à une autorité de protection des données. Écrivez à l’adresse ci-dessus.

## Errors

error-home = Vers les lettres
error-not-found-title = Il n’y a rien ici
error-not-found-text = L’adresse est peut-être incomplète, ou la lettre n’est pas publiée. Si vous avez suivi un lien reçu par e-mail, vérifiez qu’il a été ouvert en entier.
error-method-not-allowed-title = Cela n’est pas possible ici
error-method-not-allowed-text = L’adresse existe, mais pas pour ce type de requête. Rien n’a été modifié.
error-link-expired-title = Ce lien a expiré
error-link-expired-text = Un e-mail plus récent contient peut-être un nouveau lien. Sinon, signez de nouveau : rien n’est compté deux fois.
error-bad-request-title = Cette demande n’a pas pu être comprise
error-bad-request-text = Rien n’a été modifié. Veuillez revenir en arrière et réessayer.
error-too-large-title = Ce texte est trop long
error-too-large-text = Le formulaire dépasse la taille que nous acceptons et rien n’a été enregistré. Utilisez le bouton Retour de votre navigateur : ce que vous avez saisi s’y trouve encore.
error-unsupported-media-title = Ce formulaire n’est pas l’un des nôtres
error-unsupported-media-text = Veuillez utiliser le formulaire de la page de la lettre.
error-too-slow-title = La connexion était trop lente
error-too-slow-text = Le formulaire n’est pas arrivé en entier et rien n’a été enregistré. Utilisez le bouton Retour de votre navigateur et renvoyez-le.
error-too-many-title = Trop de demandes
error-too-many-text = Trop de formulaires sont arrivés depuis votre connexion. Veuillez patienter une minute et réessayer.
error-forbidden-title = Ce formulaire n’est plus à jour
error-forbidden-text = Rien n’a été modifié. Revenez en arrière, rechargez la page et renvoyez-le.
error-misdirected-title = Cette installation est en mode local
error-misdirected-text = Elle ne répond que sur l’ordinateur où elle fonctionne. La personne qui la gère peut définir PUBLIC_URL pour changer cela.
error-unavailable-title = Indisponible pour le moment
error-unavailable-text = Rien n’a été enregistré. Veuillez réessayer dans un moment.
error-internal-title = Une erreur s’est produite de notre côté
error-internal-text = Elle a été consignée. Veuillez réessayer.

## Preview inbox

preview-explained = Aucun serveur de messagerie n’est configuré ; les e-mails s’affichent donc ici au lieu d’être envoyés. Ils disparaissent à l’arrêt du programme.
preview-empty = Pas encore d’e-mail.

## Desk

desk-title = Espace de coordination
desk-letters = Vos lettres
desk-letter = Lettre
desk-waiting = En attente de décision
desk-total = Toutes les signatures
desk-deadline = Date limite
desk-no-letters = Vous n’avez encore de rôle sur aucune lettre. Adressez-vous à la personne responsable de la lettre ou à l’administration.
desk-sign-out = Se déconnecter
desk-backup-never = Cette installation n’a jamais été sauvegardée. Faites une sauvegarde avec
desk-backup-old = La dernière sauvegarde date du { $moment }. Faites-en une nouvelle avec
desk-mail-held =
    { $count ->
        [one] Un e-mail de confirmation attend son tour : il n’en part qu’un certain nombre par heure.
       *[other] { $count } e-mails de confirmation attendent leur tour : il n’en part qu’un certain nombre par heure.
    }
desk-public-page = Page publique
desk-state = État
desk-count = Nombre
desk-download = Télécharger la liste
desk-undeliverable = E-mails non distribués
queue-title = Signatures
queue-all = Toutes
queue-any = Tous
queue-search = Recherche
queue-flag = Signalement
queue-sort = Ordre
queue-find = Afficher
queue-ticked = Cocher
queue-contact = Contact
queue-wishes = Souhaits
queue-wishes-updates = Recevoir par e-mail des nouvelles de cette lettre
queue-visibility = Visibilité
queue-decision = Décision
queue-reason = Motif du refus (envoyé par e-mail à la personne qui a signé)
queue-approve = Approuver
queue-reject = Refuser
queue-clear-not-me = Écrire de nouveau à cette adresse
queue-admit = Admettre
queue-approve-ticked = Approuver la sélection
queue-reject-ticked = Refuser la sélection
queue-accept-correction = Accepter la correction
queue-decline-correction = Garder le nom
queue-none-ticked = Cochez d’abord au moins une signature. Rien n’a été décidé.
queue-empty = Rien ici.
queue-found =
    { $count ->
        [one] { $count } signature trouvée.
       *[other] { $count } signatures trouvées.
    }
queue-found-more = Plus de 1 000 signatures trouvées.
queue-found-all = Montrer de nouveau toutes celles de cet état
queue-done =
    { $count ->
        [one] Une décision prise.
       *[other] { $count } décisions prises.
    }
queue-skipped =
    { $count ->
        [one] Une signature n’a pas pu être traitée : son état ne le permet pas, ou quelqu’un d’autre a été plus rapide.
       *[other] { $count } signatures n’ont pas pu être traitées : leur état ne le permet pas, ou quelqu’un d’autre a été plus rapide.
    }
sort-oldest = Les plus anciennes d’abord
sort-newest = Les plus récentes d’abord
sort-name = Par nom
history-heading = Historique
actor-system = le programme
actor-signer = la personne qui a signé
actor-account = l’équipe de coordination
actor-command-line = la ligne de commande
act-signed-on = a signé
act-confirmed = a confirmé
act-approved = a approuvé
act-rejected = a refusé
act-admitted = a admis après la date limite
act-withdrawn = a retiré sa signature
act-name-corrected = a corrigé le nom
act-correction-asked-for = a demandé une correction du nom
act-correction-accepted = a accepté la correction
act-correction-declined = a gardé le nom
act-not-me-cleared = a de nouveau autorisé l’envoi à cette adresse
act-merged = a fusionné une signature avec une autre
act-confirmed-late = a confirmé hors délai
act-visibility-changed = a modifié la visibilité
act-imported = a importé
sign-in-title = Se connecter à l’espace de coordination
sign-in-email = Adresse e-mail
sign-in-password = Mot de passe
sign-in-code = Code de votre application d’authentification
sign-in-code-hint = Six chiffres qui changent toutes les trente secondes ; ou l’un de vos codes de secours.
sign-in-lost = Si vous avez perdu votre mot de passe, adressez-vous à la personne qui gère cette installation : elle peut vous en faire choisir un nouveau. Si vous avez perdu votre authentificateur, tapez l’un de vos codes de secours à la place du code.
sign-in-submit = Se connecter
sign-in-wrong = L’adresse ou le mot de passe est incorrect.
sign-in-wrong-code = Ce code est incorrect ou a déjà été utilisé. Attendez le suivant.
sign-in-too-often = Trop d’essais. Veuillez patienter une minute.
sign-in-expired = Votre session avait expiré. Reconnectez-vous : ce que vous avez envoyé est conservé.
resume-title = Envoyer ce que vous aviez saisi
resume-text = Votre session avait expiré au moment de l’envoi. Rien n’est perdu ; envoyez-le maintenant.
resume-submit = Envoyer maintenant
resume-drop = Ne pas envoyer

## Mail

mail-footer = Undersigned – envoyé à la suite d’un formulaire concernant cette lettre. Aucune réponse n’est nécessaire.
mail-own-page = Sur votre page personnelle, vous voyez où en est la signature et pouvez la corriger, la masquer ou la retirer :
mail-own-page-button = Ouvrir votre page personnelle
mail-own-page-keep = Conservez cet e-mail : le lien fonctionne tant que la lettre est en ligne. Toute personne qui le possède peut agir à votre place.
mail-confirm-subject = Veuillez confirmer : { $letter }
mail-confirm-intro = Quelqu’un a utilisé cette adresse pour signer la lettre « { $letter } » au nom de votre organisation.
mail-confirm-intro-named = Quelqu’un a utilisé cette adresse pour signer la lettre « { $letter } » au nom de l’organisation { $organisation }.
mail-confirm-ask = Si c’était vous, ouvrez cette page et confirmez-y la signature :
mail-confirm-button = Vérifier et confirmer
mail-confirm-nothing-yet = Ouvrir la page ne confirme encore rien. Le lien est valable trois jours.
mail-confirm-code = Ou saisissez ce code :
mail-confirm-not-you = Si ce n’était pas vous, ne faites rien, ou dites-le sur cette page.
mail-receipt-subject = Signature confirmée : { $letter }
mail-receipt-intro = Merci. Votre signature de la lettre « { $letter } » est confirmée.
mail-receipt-next = L’équipe de coordination va maintenant l’examiner. Nous vous écrirons quand elle aura pris sa décision.
mail-approved-subject = Sur la liste : { $letter }
mail-approved-intro = Votre organisation est désormais signataire de la lettre « { $letter } ».
mail-rejected-subject = Pas sur la liste : { $letter }
mail-rejected-intro = L’équipe de coordination de la lettre « { $letter } » n’a pas inscrit votre organisation sur la liste.
mail-rejected-reason = Voici son message :
mail-rejected-next = S’il s’agit d’une erreur, écrivez au contact indiqué sur la page de la lettre.
mail-withdrawn-subject = Votre retrait : { $letter }
mail-withdrawn-intro = Votre organisation s’est retirée de la lettre « { $letter } ».
mail-withdrawn-next = Le nom ne figure désormais sur aucune liste. Les listes déjà transmises ne peuvent pas être rappelées.
mail-lost-link-subject = Vos liens : { $letter }
mail-lost-link-intro = Voici les liens vers vos pages personnelles pour la lettre « { $letter } ».
mail-not-me-subject = « Ce n’était pas moi » : { $letter }
mail-not-me-intro = Une personne a déclaré qu’une signature de la lettre « { $letter } » n’était pas la sienne.
mail-not-me-next = Cette adresse ne reçoit plus d’e-mails. Connectez-vous pour voir de quelle signature il s’agit :
mail-not-me-button = Ouvrir l’espace de coordination
queue-silent = Refuser en silence : la personne qui a signé n’est pas prévenue
queue-undo = Annuler
queue-undoable =
    { $count ->
        [one] Une décision peut encore être annulée
       *[other] { $count } décisions peuvent encore être annulées
    }
queue-undo-hint = Les signataires sont prévenus { $minutes } minutes après la décision, sauf si elle est annulée.
queue-undo-until = peut être annulée jusqu’au { $moment }
queue-undo-too-late = Cette décision ne peut plus être annulée : le délai est passé, ou quelqu’un d’autre l’a annulée.
queue-and-more =
    { $count ->
        [one] et une autre
       *[other] et { $count } autres
    }
queue-undone =
    { $count ->
        [one] Une décision annulée. Son e-mail ne partira pas.
       *[other] { $count } décisions annulées. Leurs e-mails ne partiront pas.
    }
preview-title = Avant de décider
preview-approve =
    { $count ->
        [0] Aucune ne peut être approuvée.
        [one] Une signature sera approuvée.
       *[other] { $count } signatures seront approuvées.
    }
preview-reject =
    { $count ->
        [0] Aucune ne peut être refusée.
        [one] Une signature sera refusée.
       *[other] { $count } signatures seront refusées.
    }
preview-admit =
    { $count ->
        [0] Aucune ne peut être admise.
        [one] Une signature sera admise.
       *[other] { $count } signatures seront admises.
    }
preview-accept-correction =
    { $count ->
        [0] Aucune n’a de correction à accepter.
        [one] Une correction sera acceptée.
       *[other] { $count } corrections seront acceptées.
    }
preview-decline-correction =
    { $count ->
        [0] Aucune n’a de correction à refuser.
        [one] Un nom restera tel quel.
       *[other] { $count } noms resteront tels quels.
    }
preview-merge =
    { $count ->
        [0] Aucune ne peut être fusionnée.
        [one] Une signature sera intégrée à l’autre.
       *[other] { $count } signatures seront intégrées à l’autre.
    }
preview-clear-not-me =
    { $count ->
        [0] Aucune de ces adresses n’est fermée.
        [one] Une adresse recevra de nouveau des e-mails.
       *[other] { $count } adresses recevront de nouveau des e-mails.
    }
preview-cannot =
    { $count ->
        [one] Une signature ne peut pas suivre, à cause de son état
       *[other] { $count } signatures ne peuvent pas suivre, à cause de leur état
    }
preview-told = Chaque signataire en est informé par e-mail, avec le motif s’il y en a un – sauf si personne n’a confirmé depuis l’adresse.
preview-silent = Les signataires n’en sont pas informés.
signature-next = Signature suivante en attente
preview-submit = Oui, décider ainsi
preview-cancel = Revenir sans décider
account-title = Votre compte
account-save = Enregistrer
account-saved = Enregistré.
account-ended =
    { $count ->
        [0] Vous n’étiez connecté nulle part ailleurs.
        [one] Vous êtes déconnecté à un autre endroit.
       *[other] Vous êtes déconnecté à { $count } autres endroits.
    }
keys-title = Touches dans la file
keys-text = Une touche décide tant que le focus est sur une signature de la file. Ces touches ne font rien ailleurs.
keys-on = Les touches fonctionnent dans la file
keys-wrong = Chaque action a besoin de sa propre touche : une lettre, un chiffre ou un signe. Rien n’a été enregistré.
keys-hint = Les touches fonctionnent tant que le focus est sur une signature : les flèches passent d’une ligne à l’autre, Entrée ouvre.
keys-change = Voir ou changer les touches
key-next = Signature suivante
key-previous = La précédente
key-approve = Approuver
key-reject = Refuser
key-merge = Chercher des doublons à fusionner
key-tick = Cocher
key-undo = Annuler la dernière décision
key-search = Aller à la recherche
sessions-title = Où vous êtes connecté
sessions-text = Une session se termine d’elle-même après 30 minutes sans activité, et au plus tard après 12 heures.
sessions-since = Depuis
sessions-seen = Dernière activité
sessions-which = Où
sessions-here = Ici
sessions-elsewhere = Ailleurs
sessions-end = Se déconnecter partout ailleurs
act-undone = a annulé une décision
log-title = Le journal
log-text = Tous les actes des personnes et du programme sur cette lettre, les plus récents d’abord. Personne ne peut modifier une entrée ; undersigned check suit la chaîne d’empreintes qui les relie toutes.
log-who = Qui
log-everybody = Tout le monde
log-act = Quoi
log-everything = Tout
log-at = Quand
log-change = Avant et après
log-silent = le signataire n’en a pas été informé
log-from = Du
log-until = Au
log-download = Télécharger en CSV
act-letter-published = a publié la lettre
act-letter-closed = a clos la lettre
act-text-changed = a changé le texte
act-role-changed = a changé un rôle
act-exported = a téléchargé la liste
act-said-not-me = a dit que ce n’était pas elle ou lui
act-took-back-not-me = est revenu sur « ce n’était pas moi »
act-mail-undeliverable = n’a pas pu distribuer un e-mail
act-held-mail-released = a laissé partir les e-mails retenus
sign-in-again = Cela demande une connexion récente : vous vous êtes connecté il y a plus de cinq minutes. Votre choix est conservé.
people-title = Qui s’occupe de cette lettre
people-name = Nom
people-address = Adresse e-mail
people-role = Rôle
people-change = Changer
people-disabled = ne peut pas se connecter
people-invited = Invitations en attente
people-open-until = ouverte jusqu’au { $moment }
people-expired = expirée
people-withdraw = Retirer l’invitation
people-invite-title = Inviter quelqu’un
people-invite-text = La personne reçoit un e-mail, choisit elle-même son mot de passe et son second facteur. Personne d’autre ne les connaîtra.
people-invite = Envoyer l’invitation
people-done-invited = L’invitation est en route.
people-done-changed = Le rôle est changé. La personne devra se reconnecter.
people-done-withdrawn = L’invitation est retirée.
people-bad-email = Ce n’est pas une adresse e-mail.
people-too-often = Cette adresse, ou cette lettre, a reçu trop d’invitations aujourd’hui. Réessayez demain.
people-last-owner = Une lettre a besoin d’au moins une personne responsable. Donnez d’abord ce rôle à quelqu’un d’autre.
role-name-observer = Observation
role-name-coordinator = Coordination
role-name-owner = Responsable
role-name-none = Plus aucun rôle
role-observer = Au titre de l’observation, vous voyez les signatures et ne décidez de rien.
role-coordinator = Au titre de la coordination, vous décidez des signatures et téléchargez les listes.
role-owner = Comme responsable, vous décidez et invitez d’autres personnes à participer.
mail-invitation-subject = Invitation à participer : { $letter }
mail-invitation-intro = { $name } vous invite à participer à la gestion de la lettre « { $letter } ».
mail-invitation-next = Ouvrez cette page pour accepter. L’invitation reste ouverte sept jours ; si elle ne vous dit rien, ignorez cet e-mail.
mail-invitation-button = Voir l’invitation
invitation-title = Vous avez reçu une invitation
invitation-intro = On vous invite à participer à la gestion de la lettre « { $letter } ».
invitation-accept = Accepter
invitation-has-account = Cette adresse a déjà un compte. Connectez-vous, et vous reviendrez ici.
invitation-new = Créez votre compte pour { $address } :
invitation-name = Votre nom, tel que vos collègues le voient
invitation-make = Créer le compte
invitation-no-name = Veuillez saisir votre nom.
invitation-wrong-code = Le code de l’application d’authentification est incorrect ou trop ancien. Saisissez celui qu’elle affiche maintenant.
invitation-exists = Cette adresse a déjà un compte. Connectez-vous et rouvrez l’invitation.
password-title = Mot de passe
password-text = Après le changement, vous êtes déconnecté partout.
password-current = Mot de passe actuel
password-new = Nouveau mot de passe
password-hint = Au moins 15 caractères. Quelques mots sans lien conviennent bien.
password-again = Le même encore une fois
password-submit = Changer le mot de passe
password-differs = Les deux mots de passe diffèrent.
password-wrong = Le mot de passe actuel est incorrect.
password-too-short = Le mot de passe doit compter au moins 15 caractères.
password-too-long = Le mot de passe doit compter au plus 128 caractères.
password-guessable = Ce mot de passe est facile à deviner : il est courant, suit un motif ou contient votre nom. Quelques mots sans lien conviennent bien.
security-title = Mot de passe, authentification, codes de secours
factor-title = Une autre application d’authentification
factor-text = Pour un nouveau téléphone, ou si l’ancien est perdu. L’ancienne application cesse de fonctionner, et vous êtes déconnecté partout.
factor-scan = Scannez cette image avec une application d’authentification sur votre téléphone.
factor-picture = Le secret sous forme de code QR
factor-secret = Ou saisissez-y ce secret :
factor-code = Les six chiffres qu’elle affiche maintenant
factor-submit = Utiliser cette application désormais
codes-title = Codes de secours
codes-text = Imprimez ces codes ou notez-les, et gardez-les avec vos papiers. Chacun fonctionne une fois à la place du code de votre application. Ils ne seront plus affichés.
codes-next = Je les ai conservés : continuer
codes-left =
    { $count ->
        [0] Il ne vous reste aucun code de secours.
        [one] Il vous reste un code de secours.
       *[other] Il vous reste { $count } codes de secours.
    }
codes-submit = Créer dix nouveaux codes ; les anciens cessent de fonctionner
act-invited = a invité quelqu’un
act-invitation-accepted = a accepté une invitation
act-invitation-withdrawn = a retiré une invitation
notices-title = E-mail quand des décisions attendent
notices-text = L’e-mail donne des nombres, jamais de noms. Les signatures signalées et les « ce n’était pas moi » sont annoncés tout de suite.
notices-often = À quel rythme
notices-at-once = Tout de suite
notices-hourly = Une fois par heure
notices-daily = Une fois par jour
notices-never = Jamais
mail-waiting-subject = Des décisions attendent : { $letter }
mail-waiting-intro =
    { $count ->
        [one] Une nouvelle signature de la lettre « { $letter } » attend une décision.
       *[other] { $count } nouvelles signatures de la lettre « { $letter } » attendent une décision.
    }
mail-waiting-marked =
    { $count ->
        [one] L’une d’elles est signalée et demande un regard attentif.
       *[other] { $count } d’entre elles sont signalées et demandent un regard attentif.
    }
mail-waiting-button = Ouvrir la file
mail-waiting-checkpoint = Gardez cet e-mail : avec cette ligne, l’administration peut montrer plus tard que personne n’a réécrit le journal (undersigned check --log) :
mail-waiting-settings = Le rythme de cet e-mail se règle dans votre compte :
match-same-words = les mêmes mots, à l’article, la forme juridique, la ponctuation, le lieu ou le sigle près
match-other-spacing = les mêmes lettres, espacées autrement
match-other-order = les mêmes mots dans un autre ordre
match-spelling-slip = les mêmes mots, à une faute de frappe près
match-other-language = les mêmes mots dans une autre langue
match-other-alphabet = le même nom dans un autre alphabet
match-nearly-translated = presque les mêmes mots dans une autre langue
match-printed-acronym = { $detail } est imprimé comme sigle de l’autre
match-initials = { $detail } reprend les initiales de l’autre
match-foreign-initials = { $detail } reprend les initiales de l’autre dans une autre langue
match-initials-of-other = { $detail }, imprimé avec l’un, reprend les initiales de l’autre
match-same-acronym = les deux ont le sigle { $detail }
match-acronym-and-words = les deux ont le sigle { $detail } et la plupart des mots en commun
match-acronym-and-language = les deux ont le sigle { $detail } ; les noms sont en des langues différentes
match-acronym-and-country = les deux ont le sigle { $detail }, un même pays et un mot en commun
match-extra-word = pareil, à « { $detail } » près
match-long-name-with-more = un long nom avec un ou deux mots de plus
match-cut-off = l’un est l’autre, tronqué
match-same-domain = les deux ont le domaine { $detail }
match-look-alike = des lettres d’un autre alphabet qui ressemblent à celles-ci : peut-être une imitation
match-section = l’un est une section, une antenne ou un bureau d’un ensemble plus grand
match-different-places = chacun nomme un lieu que l’autre n’a pas
match-another-country = l’un nomme un autre pays
match-place-of-one = l’un nomme un lieu et l’autre non : section et organisation mère
match-acronym-elsewhere = le sigle { $detail } est dans les deux, dans des pays différents
match-name-elsewhere = le même nom, dans des pays différents
match-words-and-countries = des mots et des pays différents
match-acronym-only = les deux ont le sigle { $detail }, avec d’autres mots
match-two-acronyms = deux sigles différents
match-general-words-reordered = les mêmes mots courants dans un autre ordre
match-one-general-word = un mot courant en commun
match-missing-words = l’un a des mots que l’autre n’a pas
match-only-a-place = l’un n’est qu’un lieu
match-different-words = des mots différents
tone-for = Pour :
tone-plain = À savoir :
tone-look = À regarder :
evidence-title = Ce que l’on sait
evidence-mail-same = L’adresse e-mail est au domaine du site, { $one }.
evidence-mail-under = L’adresse e-mail ({ $one }) et le site ({ $two }) relèvent d’un même domaine enregistré.
evidence-mail-differs = L’adresse e-mail est à { $one } et le site à { $two } : deux domaines différents.
evidence-no-website = Aucun site n’a été donné.
evidence-shared-host = Le site est une page chez { $one } : pas de domaine propre.
evidence-free-mail = { $one } donne des adresses à tout le monde : cela ne prouve aucune organisation, et beaucoup de petites l’utilisent.
evidence-disposable = Les adresses chez { $one } sont jetables : elles disparaissent après quelques minutes.
evidence-punycode = Le domaine affiché { $one } s’écrit { $two } en lettres simples.
evidence-mixed-scripts = Un mot du nom « { $one } » mêle des lettres de plusieurs alphabets.
evidence-signed-before = Cette adresse est sur les listes d’autres lettres ici ({ $one }) : { $two }.
evidence-same-address = La même adresse signe pour d’autres sur cette lettre ({ $one }) : { $two }.
doubles-title = Doublons possibles
doubles-none = Aucun n’a été trouvé.
doubles-text = Le programme propose ; vous décidez. Les sections et les sièges sont des organisations différentes.
doubles-elsewhere = sur la liste d’une autre lettre ici
doubles-merge = C’est la même chose que { $name } : garder celle-là, y intégrer celle-ci
claim-take = Je m’en occupe
claim-own = Vous vous en occupez : les autres le voient dans la file.
claim-other = { $name } s’en occupe.
claim-take-over = Prendre la suite
claim-release = Je ne m’en occupe plus
notes-title = Notes de l’équipe de coordination
notes-label = Note (la personne qui a signé ne la voit jamais)
notes-add = Ajouter la note
notes-none = Il n’y en a pas.
act-noted = a écrit une note
funnel-title = Jusqu’où vont les signatures
funnel-caption = Chaque barre montre sa part de la plus longue.
funnel-days = Jour après jour
funnel-days-picture = Signatures reçues et approuvées chaque jour ; le tableau ci-dessous donne les nombres
funnel-key = La colonne vide compte ce qui a été reçu un jour, la colonne pleine ce qui en est sur la liste.
funnel-day = Jour
funnel-domain = Domaine de messagerie
funnel-partial = Les jours et les domaines comptent les 20 000 signatures les plus récentes.
stage-received = Reçues
stage-mailed = Courriels de confirmation envoyés
stage-bounced = Courriels de confirmation jamais arrivés
stage-confirmed = Confirmées
stage-waiting = En attente d’une décision
stage-approved = Approuvées
stage-rejected = Refusées
stage-withdrawn = Retirées
invitation-ended = Cette invitation est terminée
invitation-ended-text = Elle a été acceptée, retirée, ou date de plus de sept jours. Si vous avez créé votre compte avec elle, connectez-vous ; sinon, demandez-en une autre à la personne qui vous a invité.

## Letters at the desk

act-letter-created = a commencé la lettre
act-letter-reopened = a rouvert la lettre
act-letter-submitted = a marqué la lettre comme transmise
act-letter-archived = a archivé la lettre
act-settings-changed = a modifié les réglages
error-tick = Veuillez cocher la case, pour que rien n’arrive par erreur.
error-too-long-line = Veuillez utiliser au plus 300 caractères, par ligne.
error-too-long-letter = Le texte dépasse 200 000 octets. Veuillez le raccourcir.
error-slug = Veuillez utiliser de 1 à 80 lettres minuscules, chiffres et traits d’union, par exemple cambodia-hrc-33.
error-slug-taken = Une autre lettre a déjà cette adresse ici. Veuillez en choisir une autre.
error-slug-reserved = Ce mot ne peut pas être l’adresse d’une lettre. Veuillez en choisir un autre.
error-language = Veuillez saisir le code d’une langue, par exemple en, fr ou km.
error-time-zone = Aucun fuseau horaire ne porte ce nom. Choisissez-en un dans la liste, par exemple Europe/Zurich ou Asia/Phnom_Penh.
error-local-time = Ce n’est pas une date avec une heure. Saisissez-la ainsi : 2027-01-15T18:00.
error-skipped-time = Ce jour-là, les horloges sont avancées et cette heure n’existe pas à cet endroit. Choisissez une heure plus tôt ou plus tard.
error-passed = Ce moment est déjà passé. Choisissez-en un à venir, ou laissez le champ vide.
error-soft-after-hard = La date souhaitée vient après la date limite. Choisissez un moment plus tôt.
error-has-ended = La collecte est terminée. Veuillez clore la lettre, fixer une nouvelle date limite, puis la rouvrir en donnant une raison.
error-number = Veuillez indiquer un nombre : une session à partir de 1, un point de 1 à 10, une taille de police de 10 ou 12.
error-controller-needed = Une lettre publiée doit dire qui est responsable des données.
letter-preview = Aperçu
letter-preview-text = Ceci est un aperçu. Seules les personnes qui gèrent cette lettre le voient.
letter-preview-back = Retour à l’espace de coordination
letter-no-deadline = Aucune date limite n’est fixée.
new-title = Nouvelle lettre
new-text = La lettre commence comme un brouillon visible de vous uniquement. Vous écrivez le texte et choisissez les réglages avant qu’elle soit publiée.
new-submit = Commencer le brouillon
copy-title = Dupliquer en une nouvelle lettre
copy-text = La nouvelle lettre est un brouillon qui vous appartient. Elle reprend les textes et les réglages, mais aucune signature, aucun collègue et aucune date limite déjà passée.
field-title = Titre
field-addressees = Destinataires
field-body = Texte de la lettre
field-slug = Dernière partie de l’adresse
field-language = Langue de la lettre
field-sure = Oui, je veux le faire
hint-slug = Lettres minuscules, chiffres et traits d’union. Si vous laissez le champ vide, elle est tirée du titre. Elle ne peut pas être changée ensuite.
hint-language = Le code d’une langue, par exemple en, fr ou km.
hint-addressees = Un par ligne. Une traduction sans destinataires montre ceux de l’original.
hint-body = Markdown : # titre, *emphase*, **gras**, - liste, [lien](https://example.org), et [^1] pour une note avec [^1]: son texte plus bas.
text-title = Texte de la lettre
text-new-language = Traduire en
text-translate = Ajouter une traduction
text-preview = Aperçu, sans enregistrer
text-preview-note = Voici à quoi ressemblera votre texte. Il n’est pas encore enregistré.
text-difference = Ce qui changerait
text-change = Des organisations ont signé ce texte. De quel genre de modification s’agit-il ?
text-editorial = Rédactionnelle : la formulation seulement
text-editorial-explained = Ce que la lettre demande reste pareil. Les signataires ne sont pas consultés à nouveau.
text-material = De fond : le sens change
text-material-explained = Les signataires ont accepté autre chose. Personne n’est consulté automatiquement : l’espace de coordination montre qui a signé un texte antérieur.
text-remove = Retirer cette traduction
text-present = Ouvrir le texte tel qu’il est maintenant
text-read-only = Vous pouvez lire ce texte ici, mais pas le modifier.
text-trouble-stale = Quelqu’un d’autre a modifié ce texte depuis que vous l’avez ouvert. Rien n’a été écrasé et rien de ce que vous avez saisi n’est perdu : votre texte est ci-dessous, avec ce qu’il changerait dans le sien. Reprenez ce qu’il vous faut, puis enregistrez.
text-trouble-signed = Rien n’est encore enregistré. Regardez ce qui changerait, dites de quel genre de modification il s’agit, puis enregistrez à nouveau.
text-trouble-owner = Cette lettre est publiée : seuls ses responsables en modifient le texte. Ce que vous avez saisi est ci-dessous ; copiez-le et adressez-vous à l’un d’eux.
text-trouble-closed = Cette lettre est close : son texte reste tel qu’il est. Ce que vous avez saisi est ci-dessous.
text-trouble-language = Ce n’est pas le code d’une langue. Saisissez-en un, par exemple en, fr ou km.
step-publish = Publier
step-close = Clore
step-reopen = Rouvrir
step-submit = Marquer comme transmise
step-archive = Archiver
step-publish-explained = Dès maintenant, tout le monde peut lire la lettre et les organisations peuvent la signer.
step-close-explained = Dès maintenant, la lettre n’accepte plus de signatures. Celles qui ont été envoyées avant peuvent être confirmées encore un jour.
step-reopen-explained = La lettre accepte à nouveau des signatures. Le journal garde la raison.
step-submit-explained = La lettre a été remise à ses destinataires. Elle ne peut plus être rouverte.
step-archive-explained = La lettre est terminée. Sa page et sa liste restent lisibles ; rien ne peut plus être modifié.
step-done-publish = La lettre est publiée.
step-done-close = La lettre est close.
step-done-reopen = La lettre est de nouveau ouverte.
step-done-submit = La lettre est marquée comme transmise.
step-done-archive = La lettre est archivée.
step-unfit = L’état actuel de la lettre ne le permet pas. Quelqu’un d’autre a peut-être été plus rapide.
step-obstacles = Quelque chose s’y oppose :
step-reason = Raison (gardée dans le journal)
step-cancel = Retour sans rien faire
obstacle-no-controller = Les réglages ne disent pas qui est responsable des données.
obstacle-deadline-passed = La date limite est passée. Fixez-en une nouvelle, ou aucune.
obstacle-no-text = La lettre, ou l’une de ses traductions, n’a pas encore de texte.
obstacle-no-reason = Dites pourquoi, en une ligne de 1 000 caractères au plus.
settings-title = Réglages de la lettre
settings-trouble-stale = Quelqu’un d’autre a modifié ces réglages depuis que vous les avez ouverts. Rien n’a été écrasé et rien de ce que vous avez saisi n’est perdu. Regardez les réglages actuels ; si vous enregistrez à nouveau, ce qui est ici les remplace.
settings-trouble-archived = Cette lettre est archivée : ses réglages restent tels qu’ils sont.
settings-present = Ouvrir les réglages tels qu’ils sont maintenant
settings-deadlines = Dates limites
settings-fields = Ce que demande le formulaire
settings-visibility = Ce que les signataires peuvent choisir
settings-list = La liste des signataires
settings-contact = Qui répond aux questions
settings-contact-text = Indiqué sur la page de la lettre.
settings-controller = Qui est responsable des données
settings-controller-text = Indiqué dans la déclaration de confidentialité. Sans cela, une lettre ne peut pas être publiée, sauf en mode local.
settings-hrc = Exposé écrit au Conseil des droits de l’homme de l’ONU
settings-hrc-text = À laisser vide pour toute autre lettre.
field-time_zone = Fuseau horaire des dates limites
field-soft_deadline = Date souhaitée
field-deadline = Date limite
field-list = Qui voit la liste ?
field-order = Ordre de la liste
field-articles = Articles initiaux (The, La, Der…)
field-pins = Organisations placées en tête
field-contact = Nom du contact
field-contact_email = Adresse e-mail du contact
field-controller = Nom de l’organisme responsable
field-controller_address = Adresse postale de l’organisme responsable
field-controller_email = Adresse e-mail de l’organisme responsable
field-hrc_session = Session du Conseil
field-hrc_agenda_item = Point de l’ordre du jour (1 à 10)
field-hrc_submitter = Organisation qui soumet
field-hrc_font_size = Taille de police (10 ou 12)
hint-time_zone = Par exemple Europe/Zurich, Asia/Phnom_Penh ou UTC.
hint-soft_deadline = Affichée ainsi : « Merci de signer au plus tard le… ». Les signatures plus tardives sont acceptées et marquées comme tardives.
hint-deadline = Aucune signature n’est acceptée après cette date.
hint-pins = Une par ligne, écrite exactement comme elle signe. D’habitude, celles qui lancent la lettre.
requirement-off = N’est pas demandé
requirement-optional = Peut rester vide
requirement-required = Doit être rempli
list-public = Tout le monde, tout de suite
list-after-close = Tout le monde, une fois la lettre close
list-never = Personne en public
order-name = Par nom
order-country = Par pays, puis par nom
order-kind = Internationales, régionales, nationales, locales ; puis par nom
order-date = Par date d’approbation
articles-keep = Comptent pour l’ordre
articles-ignore = Ne comptent pas pour l’ordre

## L’annuaire des organisations

organisations-title = Organisations
organisations-text = Les organisations que vous pouvez connaître : par les signatures des lettres où vous avez un rôle, et par les signatures publiques des autres lettres.
organisations-search = Nom ou sigle
organisations-letters = Lettres sur la liste desquelles elle figure
organisation-names = Noms sous lesquels elle a signé
organisation-domains = Domaines avec lesquels elle a signé
organisation-parent = Section de
organisation-sections = Ses sections
organisation-written = Noté par l’équipe de coordination
organisation-remove = Retirer
organisation-signed = Ce qu’elle a signé
organisation-write = Noter quelque chose
organisation-write-text = Toutes les personnes qui peuvent voir l’organisation lisent ceci. Ne notez que ce qui est public de toute façon, et rien de ce que vous savez par une signature confidentielle.
organisation-name-label = Un autre nom, dans n’importe quelle écriture, ou un sigle
organisation-domain-label = Un domaine qui lui est propre
organisation-add = Ajouter
organisation-no-parent = Elle n’est la section d’aucune autre organisation
organisation-other = La même qu’une autre, ou la section d’une autre
organisation-same = C’est la même organisation
organisation-set-parent = C’est l’organisation dont elle est une section
organisation-bad-name = Ceci ne peut pas servir de nom. Saisissez au moins une lettre ou un chiffre, 200 caractères au plus, et aucun caractère de contrôle invisible.
organisation-bad-domain = Ce n’est pas un domaine propre. Saisissez-en un comme example.net, et non un domaine où tout le monde obtient une adresse ou une page.
organisation-circle = Elle serait une section d’elle-même. Choisissez une autre organisation.
organisation-done-amended = Enregistré.
organisation-done-unchanged = Rien n’a changé : c’était déjà ainsi.
organisation-done-merged = Les deux organisations n’en font plus qu’une.
organisation-done-apart = Les deux organisations sont de nouveau séparées.
organisation-done-too-late = On ne peut plus les séparer : le délai est passé, ou quelqu’un d’autre a été plus rapide.
organisation-merged-from = Fusionnée avec celle-ci :
organisation-take-apart = Séparer de nouveau
organisation-merge-title = Avant de fusionner deux organisations
organisation-merge-back = Retour à l’organisation
organisation-merge-text = L’annuaire les connaîtra comme une seule organisation. Les sections et les sièges sont des organisations différentes : ne les fusionnez pas.
organisation-merge-stays = Reste
organisation-merge-goes = Y est intégrée
organisation-merge-countries = Elles sont dans des pays différents : peut-être une section et son siège.
organisation-merge-lists = Ce que chaque liste montrera
organisation-merge-lists-text = La même chose qu’avant : fusionner des organisations ne change aucune signature et aucune liste.
organisation-merge-both = Aura alors deux signatures d’une même organisation. Fusionnez-les sur la lettre, si c’est la même chose.
organisation-merge-not-told = Vous n’avez pas de rôle sur cette lettre.
organisation-merge-sure = C’est une seule et même organisation
organisation-merge-undo =
    { $minutes ->
        [one] Vous pouvez les séparer de nouveau pendant une minute.
       *[other] Vous pouvez les séparer de nouveau pendant { $minutes } minutes.
    }
organisation-merge-submit = Fusionner les organisations
place-title = Organisation
place-linked = Connue comme
place-will = L’approbation la relie à
place-new = Pas dans l’annuaire, pour autant que vous puissiez le savoir. L’approbation crée une nouvelle entrée.
place-letters =
    { $count ->
        [0] nouvelle : sur aucune autre liste que vous puissiez connaître
        [one] sur la liste d’une autre lettre
       *[other] sur les listes de { $count } autres lettres
    }
place-choose = C’est celle-ci
place-choose-new = Ce n’est aucune d’elles : créer une nouvelle entrée
place-find = Chercher une autre organisation
merge-title = Avant de fusionner deux signatures
merge-text = L’une reste avec toutes ses réponses. L’autre y est intégrée et ne figure plus sur aucune liste.
merge-loses-privacy = Celle qui part doit être vue de moins de personnes que celle qui reste. Demandez à l’organisation avant de fusionner.
merge-stays = Reste
merge-goes = Est intégrée à l’autre
merge-lists = Ce que chaque liste montre des deux
merge-before = Maintenant
merge-after = Après la fusion
merge-neither = Aucune
merge-submit = Oui, les fusionner
evidence-known = Cette organisation a signé { $one } des autres lettres d’ici : { $two }.
evidence-known-domain = La signature vient d’un domaine connu de cette organisation : { $one }.
evidence-other-domain = { $two } est connue ici, mais pas avec ce domaine de messagerie : { $one }.
evidence-same-domain = D’autres sur cette lettre ont aussi une adresse à { $one } : { $two }.
act-organisation-amended = a noté quelque chose sur une organisation
act-organisation-linked = a dit de quelle organisation elle vient
act-organisations-merged = y a fusionné une autre organisation
act-organisations-taken-apart = a séparé deux organisations

## Questions by mail, tags, choosing by a rule

flag-said-no = Une autre adresse de l’organisation dit qu’elle ne signe pas
act-question-asked = a posé une question par e-mail
act-question-answered = a répondu à une question
act-tag-added = a ajouté une étiquette
act-tag-removed = a retiré une étiquette
evidence-second-asked = On a demandé à une adresse chez { $one } si l’organisation signe, le { $two }. Elle n’a pas répondu.
evidence-second-yes = Une adresse chez { $one } dit que l’organisation signe ({ $two }).
evidence-second-yes-elsewhere = Une adresse chez { $one } dit que l’organisation signe ({ $two }). Ce domaine n’est ni celui du site ni celui du contact.
evidence-second-no = Une adresse chez { $one } dit que l’organisation ne signe pas ({ $two }).
evidence-second-unsure = Une adresse chez { $one } ne sait pas si l’organisation signe ({ $two }).
mail-question-subject = Une question sur votre signature : { $letter }
mail-question-intro = L’équipe de coordination de la lettre « { $letter } » a une question sur la signature de votre organisation.
mail-question-asks = Voici son message :
mail-question-next = Veuillez répondre sur cette page. L’ouvrir ne répond encore rien. Le lien est valable 14 jours.
mail-question-button = Répondre à la question
mail-second-question-subject = Votre organisation signe-t-elle ? { $letter }
mail-second-question-intro = Quelqu’un a signé la lettre « { $letter } » au nom de votre organisation, avec une autre adresse e-mail.
mail-second-question-intro-named = Quelqu’un a signé la lettre « { $letter } » au nom de l’organisation { $organisation }, avec une autre adresse e-mail.
mail-second-question-ask = L’organisation signe-t-elle ? Veuillez répondre oui ou non sur cette page :
mail-second-question-button = Vérifier et répondre
mail-second-question-nothing-yet = Ouvrir la page ne répond encore rien. Le lien est valable 14 jours.
mail-second-question-ignore = Si vous ne savez pas, vous pouvez le dire sur cette page.
mail-answered-subject = Réponse à une question : { $letter }
mail-answered-intro = Une question sur une signature de la lettre « { $letter } » a reçu une réponse.
mail-answered-intro-no = Une adresse interrogée sur une signature de la lettre « { $letter } » répond non : l’organisation ne signe pas.
mail-answered-next = Connectez-vous pour lire la réponse :
mail-answered-button = Ouvrir les messages
questions-title = Questions par e-mail
questions-none = Aucune question n’a été posée.
questions-asked = La question est en route.
questions-ask-signer = Interroger la personne qui a signé
questions-ask-signer-hint = L’e-mail va à l’adresse qui a confirmé et contient ces mots. Au plus 1 000 caractères.
questions-ask-signer-submit = Poser la question
questions-ask-other = Demander à une autre adresse de l’organisation si elle signe
questions-ask-other-hint = Par exemple l’adresse indiquée sur son site. Elle peut répondre oui, non ou ne sait pas ; un « non » signale la signature.
questions-ask-other-words = Quelques mots en plus, affichés sur la page derrière le lien
questions-ask-other-submit = Demander si elle signe
questions-confidential = Cette signature est confidentielle. La question apprend à l’autre adresse qu’elle existe.
questions-confidential-sure = Demander malgré tout
questions-confidential-unseen = Rien n’a été demandé : cette signature est confidentielle. Cochez la case si l’autre adresse peut en avoir connaissance.
questions-other-domain = Rien n’a encore été demandé : cette adresse n’est ni au domaine du site ni à celui du contact. Vérifiez-la ; cochez la case ci-dessous si elle est juste.
questions-other-domain-sure = Cette adresse appartient à l’organisation
questions-not-proven = La personne qui a signé ne peut pas encore être interrogée : rien n’a été confirmé depuis cette adresse.
questions-ended = Rien n’a été demandé : cette signature a pris fin.
questions-said-not-me = Rien n’a été demandé : une personne à cette adresse a dit « ce n’était pas moi » et ne veut plus d’e-mails au sujet de cette lettre.
questions-too-many-open = Rien n’a été demandé : trois questions sur cette signature attendent déjà une réponse. Attendez que l’une d’elles ait une réponse ou prenne fin.
questions-too-much-mail = Rien n’a été demandé : cette adresse a déjà reçu ses e-mails d’aujourd’hui. Elle en reçoit trois par jour au plus, et deux sur cette lettre si rien n’a été confirmé depuis elle. Réessayez demain.
questions-same-address = Rien n’a été demandé : c’est l’adresse du contact lui-même. Indiquez-en une autre.
questions-empty = Veuillez saisir votre question.
questions-too-long = Veuillez ne pas dépasser 1 000 caractères.
question-whom-signer = À la personne qui a signé :
question-whom-organisation = À l’organisation :
question-state-open = pas encore de réponse
question-state-expired = restée sans réponse
question-state-yes = oui, elle signe
question-state-no = non, elle ne signe pas
question-state-unsure = ne sait pas
question-state-answered = réponse reçue
question-words-of-answer = La réponse :
question-title-signer = L’équipe de coordination a une question
question-title-organisation = Votre organisation signe-t-elle cette lettre ?
question-intro-signer = Elle concerne la signature de votre organisation.
question-intro-organisation = Quelqu’un a signé cette lettre au nom de l’organisation ci-dessous, avec une autre adresse e-mail. L’équipe de coordination demande si c’est juste.
question-so-far = Votre réponse jusqu’ici :
question-legend = L’organisation signe-t-elle cette lettre ?
question-choice-yes = Oui, elle signe
question-choice-no = Non, elle ne signe pas
question-choice-unsure = Je ne sais pas
question-words = Votre réponse
question-words-beside = Ce que vous voulez ajouter
question-sure = Envoyer cette réponse à l’équipe de coordination
question-seen-by = Seule l’équipe de coordination de cette lettre lit votre réponse. Vous pouvez la modifier sur cette page tant que le lien est valable.
question-submit = Envoyer la réponse
question-saved = Merci. L’équipe de coordination a votre réponse.
question-no-words = Veuillez saisir votre réponse.
question-none-chosen = Veuillez choisir l’une des trois réponses. Rien n’a été envoyé.
question-ended = Le délai pour répondre est passé
question-ended-text = On peut répondre à une question pendant 14 jours. Si vous voulez encore dire quelque chose, écrivez au contact indiqué sur la page de la lettre.
queue-question-asked = Question posée par e-mail, pas encore de réponse
queue-question-answered = Une question a reçu une réponse
messages-title = Messages
messages-all-arrived = Tous les e-mails sont arrivés, d’après les serveurs de messagerie.
messages-server-said = Ce que le serveur de messagerie a dit
tags-title = Étiquettes
tags-tag = Étiquette
tags-add = Ajouter l’étiquette
tags-remove = Retirer l’étiquette
tags-none = Il n’y en a pas.
tags-ticked = Étiqueter les signatures cochées…
tags-back = Revenir sans rien changer
tags-wrong = Une étiquette a de 1 à 40 caractères sur une ligne. Rien n’a été modifié.
tags-chosen =
    { $count ->
        [one] Une signature est choisie.
       *[other] { $count } signatures sont choisies.
    }
tags-done =
    { $count ->
        [0] Rien n’a été modifié : les étiquettes étaient déjà ainsi.
        [one] Les étiquettes d’une signature ont été modifiées.
       *[other] Les étiquettes de { $count } signatures ont été modifiées.
    }
tags-full =
    { $count ->
        [one] Une signature a déjà 20 étiquettes et ne peut pas en avoir plus. Retirez-en d’abord une.
       *[other] { $count } signatures ont déjà 20 étiquettes et ne peuvent pas en avoir plus. Retirez-en d’abord.
    }
select-title = Choisir par une règle
select-text = Le programme compte d’abord. Rien n’est décidé sur cette page.
select-domain-hint = Par exemple example.org ; les sous-domaines sont trouvés aussi.
select-name-hint = Une partie du nom ; * remplace n’importe quoi au milieu.
select-from = Reçue à partir du ({ $zone })
select-until = Reçue jusqu’au ({ $zone })
select-count = Compter
select-matches =
    { $count ->
        [0] Aucune signature ne correspond.
        [one] Une signature correspond.
       *[other] { $count } signatures correspondent.
    }
select-too-many = On peut décider de { $most } signatures au plus à la fois. Les { $most } plus anciennes sont retenues ; revenez ensuite pour les autres.
select-next = La page suivante montre ce que la décision ferait. Elle n’est prise que là.
select-approve = Les approuver…
select-reject = Les refuser…
select-tag = Les étiqueter…
select-wrong-domain = Ce n’est pas un domaine de messagerie, comme example.org.
select-wrong-time = Ce n’est pas une date avec une heure, comme 2027-01-15T18:00.

## Other doors: import, and a sign-on entered by a coordinator

act-entered = a saisi une signature reçue autrement
entry-title = Saisir une signature
entry-intro = Pour une organisation qui vous a dit elle-même qu’elle signe : par courrier, par téléphone, sur papier. Seul le nom est nécessaire, et une adresse e-mail si elle doit confirmer par e-mail.
entry-answers = Ce que l’organisation a dit
entry-not-said = Non précisé
entry-contact_name = Nom du contact
entry-contact_role = Fonction du contact
entry-comment = Message de l’organisation
entry-updates = Souhaite recevoir par e-mail des nouvelles de cette lettre
entry-evidence = Comment vous le savez
entry-how = Comment cela vous est-il parvenu ?
entry-how-mail = Par e-mail ou par courrier
entry-how-telephone = Par téléphone
entry-how-paper = Sur papier
entry-how-other = Autrement
entry-note = Preuve : qui a dit quoi, et quand
entry-note-hint = L’équipe de coordination voit cette note. Le journal dit seulement qu’il y en a une. Écrivez des fonctions plutôt que des noms, et ni adresse ni numéro de téléphone.
entry-confirm-by-mail = Le contact reçoit l’e-mail qui demande de confirmer
entry-confirm-noted = Pas d’e-mail : la signature compte comme confirmée et attend une décision
entry-why = Pourquoi pas d’e-mail ? (seulement si aucun n’est envoyé)
entry-submit = Saisir cette signature
import-title = Importer des signatures d’un fichier
import-intro = Pour des signatures recueillies avec un autre formulaire ou dans une feuille de calcul. Vous verrez chaque ligne avant que quoi que ce soit ne soit importé.
import-file = Fichier
import-file-hint = CSV ou XLSX, 2 Mio et 5 000 lignes au plus. La première ligne nomme les colonnes.
import-send = Envoyer le fichier
import-kept = Le fichier est gardé un jour au plus. Son contenu est supprimé dès qu’il est importé, ou quand vous envoyez un autre fichier.
import-gone = Ce fichier n’est plus là : les fichiers sont gardés un jour. Veuillez l’envoyer de nouveau.
import-choose-file = Veuillez choisir un fichier qui n’est pas vide.
import-sheet-too-large = Le fichier est trop grand : 2 Mio au plus, et 20 Mio une fois décompressé. Divisez-le, ou enregistrez-le en CSV.
import-sheet-too-many-rows = Le fichier a plus de 5 000 lignes. Divisez-le.
import-sheet-too-many-columns = Le fichier a plus de 200 colonnes. Supprimez celles qui ne servent pas.
import-sheet-empty = Le fichier n’a aucune ligne sous la première.
import-sheet-old-excel = Le fichier est au format de l’ancien Excel, ou a un mot de passe. Enregistrez-le en XLSX sans mot de passe, ou en CSV.
import-sheet-unreadable = Le fichier ne peut pas être lu. Enregistrez-le de nouveau en XLSX ou en CSV.
import-columns-title = Quelle colonne est quoi ?
import-columns-text = Vérifiez ce choix : il vient des noms des colonnes, ou c’est votre dernier choix pour le même formulaire. Les colonnes que vous ne choisissez pas ne sont pas importées.
import-columns-legend = Colonnes
import-no-column-chosen = – absent du fichier –
import-state = Ces organisations ont-elles déjà confirmé ?
import-state-unconfirmed = À confirmer : chaque adresse reçoit l’e-mail qui demande de confirmer.
import-state-confirmed = Déjà confirmées : elles attendent une décision. Aucun e-mail n’est envoyé.
import-state-approved = Déjà confirmées et tout de suite sur la liste. Aucun e-mail n’est envoyé.
import-note = Comment ont-elles été confirmées ?
import-note-hint = Nécessaire, sauf si l’e-mail le leur demande. Elle devient une note sur chaque signature ; le journal dit seulement qu’il y en a une. Ni nom, ni adresse, ni numéro de téléphone.
import-look = Montrer ce qui serait importé
import-nothing-yet = Rien n’est encore importé.
import-no-column = Ce fichier n’a pas de colonne « { $column } ».
import-contested = Plusieurs colonnes peuvent être « { $field } » : { $columns }. Dites laquelle.
import-twice = La colonne « { $column } » a été choisie pour plusieurs champs : { $fields }. Choisissez-la pour un seul.
import-missing = Aucune colonne n’a été choisie pour « { $field } ». Il en faut une.
import-note-missing = Veuillez noter comment elles ont été confirmées : sans l’e-mail, cette note est la preuve.
import-owners-only = Seule une personne responsable de la lettre peut importer des signatures comme approuvées.
import-closed = La lettre n’est pas ouverte : on ne peut demander à personne de confirmer. Après la date limite, on peut encore saisir des signatures déjà confirmées.
import-done-already = Ce fichier a déjà été importé.
import-meanwhile = Rien n’a été saisi : « { $organisation } » est déjà là avec la même adresse, confirmée ou sur la liste.
import-country-unknown = Aucun pays ne s’appelle « { $typed } ». Écrivez son nom, ou son code à deux lettres.
import-country-near = Aucun pays ne s’appelle « { $typed } ». Vouliez-vous dire : { $near } ?
import-email-needed = Il faut une adresse e-mail, car l’e-mail demande de confirmer.
import-yes-or-no = Veuillez écrire oui ou non.
import-in-row = ligne { $number } de ce fichier
import-same-as-row = La ligne { $number } a le même nom et la même adresse. Une seule des deux peut être confirmée.
import-already-there = Le même nom avec la même adresse est déjà là ({ $state }).
import-preview-title = Ce qui serait importé
import-wrong =
    { $count ->
        [one] Une ligne pose problème. Rien ne peut être importé.
       *[other] { $count } lignes posent problème. Rien ne peut être importé.
    }
import-wrong-text = Corrigez le fichier et envoyez-le de nouveau, ou choisissez d’autres colonnes. Un fichier n’est jamais importé en partie.
import-rows =
    { $count ->
        [one] Une ligne.
       *[other] { $count } lignes.
    }
import-alike =
    { $count ->
        [0] Aucune ne ressemble à une autre signature.
        [one] Une ressemble à une autre signature ; elle est importée quand même.
       *[other] { $count } ressemblent à d’autres signatures ; elles sont importées quand même.
    }
import-submit =
    { $count ->
        [one] Importer cette ligne
       *[other] Importer ces { $count } lignes
    }
import-back = Retour aux colonnes
import-report = Télécharger le rapport (CSV)
import-report-kept = Le rapport est gardé ici un jour.
import-row = Ligne
import-outcome = Résultat
import-outcome-unconfirmed = À confirmer
import-outcome-confirmed = Confirmée
import-outcome-approved = Approuvée
import-outcome-left-out = Laissée de côté, à cause d’autres lignes
import-kind-not-stated = champ d’action non précisé
import-left-empty = Laissé vide
import-done-title = Importé
import-done =
    { $count ->
        [one] Une signature est importée.
       *[other] { $count } signatures sont importées.
    }

# Clés d’accès
passkeys-title = Clés d’accès
passkeys-text = Une clé d’accès se trouve dans votre téléphone, votre ordinateur ou une clé de sécurité. Vous l’ouvrez avec un doigt, votre visage ou un code PIN. Elle remplace le code lors de la connexion. Dès que vous en avez une, chaque connexion demande une clé d’accès ou un code. Si vous en ajoutez ou en retirez une, vous êtes déconnecté partout ailleurs.
passkeys-unavailable = Les clés d’accès ne fonctionnent que si l’adresse de ce site est un nom. Ici, c’est un numéro (une adresse IP). Utilisez une application d’authentification.
passkeys-full = Vous avez dix clés d’accès. C’est le maximum : retirez-en une pour en ajouter une autre.
passkeys-script = Ajouter une clé d’accès demande un script, et votre navigateur n’en exécute pas ici. Une application d’authentification fonctionne sans script.
passkeys-name = Nom
passkeys-added = Ajoutée
passkeys-used = Dernière utilisation
passkeys-never = Jamais
passkeys-remove = Retirer
passkeys-remove-named = Retirer { $name }
passkeys-new-name = Nom de la nouvelle clé d’accès
passkeys-new-hint = Pour la distinguer des autres, par exemple « Mon téléphone ».
passkeys-add = Ajouter une clé d’accès
passkeys-name-wrong = Donnez à la clé d’accès un nom de 100 caractères au plus, sans caractères de contrôle.
passkeys-refused = La clé d’accès n’a pas été ajoutée : la réponse de votre navigateur n’était pas la bonne, est arrivée trop tard ou deux fois. Veuillez réessayer.
passkeys-done-added = La clé d’accès est ajoutée. Vous êtes déconnecté partout ailleurs.
passkeys-done-removed = La clé d’accès est retirée. Vous êtes déconnecté partout ailleurs.
passkey-title = Une nouvelle clé d’accès
passkey-text = Votre navigateur demande où garder la clé d’accès, puis votre doigt, votre visage ou un code PIN. Vous avez cinq minutes.
passkey-submit = Créer la clé d’accès
passkey-use = Utiliser une clé d’accès
passkey-stopped = Aucune clé d’accès n’a été utilisée : vous avez arrêté, ou le temps est écoulé. Vous pouvez réessayer.
passkey-failed = Votre navigateur ne peut pas utiliser de clé d’accès ici. Utilisez le code d’une application d’authentification ou un code de secours.
passkey-known = Cet appareil contient déjà une de vos clés d’accès. Choisissez un autre appareil.
sign-in-wrong-passkey = La clé d’accès n’a pas été acceptée. Réessayez, ou saisissez un code.

## After a review: the text that was signed, deadlines that end, reasons for signing in

colon =  :
flag-older-text = Signée sur un texte antérieur : le sens a changé depuis
text-trouble-addressees = Rien n’est encore enregistré. Les destinataires ne sont plus ceux du texte que des organisations ont signé : la modification est donc de fond. Choisissez cela, puis enregistrez à nouveau.
error-deadline-empty = Aucune date complète n’est arrivée. Saisissez-la avec l’heure, ou cochez la case ci-dessous s’il ne doit plus y en avoir.
error-deadline-or-none = Videz ce champ ou décochez la case ci-dessous : l’un contredit l’autre.
field-no_soft_deadline = Pas de date souhaitée
field-no_deadline = Pas de date limite
obstacle-grace = Les signatures envoyées à temps peuvent être confirmées pendant un jour après la fin de la collecte. Vous pourrez archiver la lettre ensuite.
error-archived-title = Cette lettre est archivée
error-archived-text = Rien n’a été modifié. Une lettre archivée reste telle qu’elle est ; seules les organisations qui l’ont signée peuvent encore s’en retirer.
sign-in-why-fresh = Cela demande une connexion récente : vous vous êtes connecté il y a plus de cinq minutes. Reconnectez-vous, et vous y reviendrez.
sign-in-why-changed = C’est changé, et vous êtes déconnecté partout. Connectez-vous avec vos nouvelles données.
sign-in-why-new = Votre compte est créé. Connectez-vous avec le mot de passe que vous venez de choisir.
# Courriels aux adresses que personne n’a confirmées ; questions closes ; choix par une règle
mail-lost-link-unnamed = Une signature de cette adresse
questions-said-no = Rien n’a été demandé : cette adresse a déjà répondu que l’organisation ne signe pas. Elle peut changer sa réponse derrière le lien qu’elle a reçu.
select-one-state = Pour les approuver ou les refuser, choisissez un seul état ci-dessus et comptez à nouveau. On peut les étiqueter toutes.
actor-organisation = une autre adresse de l’organisation
## L’annuaire : ce que personne n’a prouvé, et les listes coupées

evidence-written-domain = Quelqu’un a noté que { $two } a le domaine { $one }. Personne ne l’a prouvé.
organisations-cut = Il y en a plus que cette page ne peut en montrer. Cherchez un nom pour les trouver.
# Portes qui restent fermées : qui est parti, qui a dit « pas moi », lettres archivées
import-draft = Cette lettre est un brouillon. Publiez d’abord la lettre.
import-archived = Cette lettre est archivée : plus rien n’y change.
import-ended = « { $organisation } » n’est plus sur cette lettre ({ $state }). Un import ne la fait pas revenir. Si elle vous a dit qu’elle a changé d’avis, saisissez sa signature à la main.
import-said-not-me = Une personne qui lit cette adresse a dit que ce n’était pas elle ; l’adresse ne reçoit donc aucun e-mail pour cette lettre. Parlez d’abord avec l’organisation. Sur sa signature précédente, un bouton permet d’écrire de nouveau à cette adresse.
import-another = une autre signature de cette lettre
import-no-mail = Aucun e-mail n’a été envoyé : cette adresse a déjà reçu ses e-mails du jour. Si l’un d’eux demande de confirmer pour cette lettre, son lien montre aussi cette signature.
entry-again = Cette organisation nous a dit qu’elle a changé d’avis
entry-ended = Cette organisation n’est plus sur cette lettre ({ $state }). Si elle vous a dit qu’elle a changé d’avis, cochez la case.
