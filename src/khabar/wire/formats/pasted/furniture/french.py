"""Furniture of French pages."""

from typing import Final

from khabar.wire.formats.pasted.furniture.phrases import Furniture, Kind

FRENCH: Final = (
    Furniture(
        Kind.POLL,
        """
        cet article vous a-t-il plu | avez-vous aimé cet article | aimez-vous cet article
        cet article vous a-t-il été utile | cet article était-il utile | notez cet article | sondage
        voir les résultats
        """,
    ),
    Furniture(
        Kind.POLL_ANSWER,
        """
        oui | non | un peu | oui # | non #
        """,
    ),
    Furniture(
        Kind.COMMENTS,
        """
        # commentaire | # commentaires | # commentaire(s) | commentaires | commentaires # | commentaire
        aucun commentaire | pas de commentaire | pas encore de commentaires | soyez le premier à commenter
        ajouter un commentaire | laisser un commentaire | laissez un commentaire | écrire un commentaire
        voir les commentaires | commenter | nom | votre nom | adresse e-mail | courriel
        votre adresse e-mail ne sera pas publiée | envoyer | publier | publier le commentaire
        """,
    ),
    Furniture(
        Kind.REPLY,
        """
        répondre | signaler | signaler ce commentaire
        """,
    ),
    Furniture(
        Kind.POLICY,
        """
        politique de commentaires | politique de * sur les commentaires | politique de * concernant les commentaires
        politique relative aux commentaires | charte des commentaires | charte de modération | règles de modération
        politique de confidentialité | conditions d'utilisation | mentions légales | ce site utilise des cookies …
        nous utilisons des cookies … | tout accepter | tout refuser
        """,
    ),
    Furniture(
        Kind.REQUIRED,
        """
        champ obligatoire | champs obligatoires | champ requis | champs requis | informations obligatoires
        informations requises | les champs obligatoires sont indiqués avec | indique les champs obligatoires
        obligatoire
        """,
    ),
    Furniture(
        Kind.COUNTER,
        """
        # caractères restants | caractères restants #
        """,
    ),
    Furniture(
        Kind.SHARE,
        """
        partager | partagez | partager cet article | partagez cet article | partager l'article | partager sur *
        partager via * | # partages | tweeter | imprimer | enregistrer | envoyer par e-mail | envoyer à un ami
        copier le lien | lien copié | suivez-nous | suivez-nous sur *
        """,
    ),
    Furniture(
        Kind.READING,
        """
        # min de lecture | # minutes de lecture | temps de lecture | temps de lecture # min
        temps de lecture # minutes | lecture # min | # vues | écouter cet article | écouter l'article
        """,
    ),
    Furniture(
        Kind.RELATED,
        """
        lire aussi | à lire aussi | lire la suite | à lire également | articles liés | articles similaires
        sur le même sujet | sur le même thème | les plus lus | les plus partagés | à la une | dernières nouvelles
        vous aimerez aussi | voir aussi | en savoir plus
        """,
        heads_a_list=True,
    ),
    Furniture(
        Kind.RELATED,
        """
        lire aussi … | à lire aussi … | à lire également … | voir aussi: … | article suivant | article précédent
        """,
    ),
    Furniture(
        Kind.NEWSLETTER,
        """
        s'abonner | abonnez-vous | abonnez-vous à notre newsletter … | abonnez-vous à la newsletter …
        abonnez-vous à notre newsletter | inscrivez-vous à notre newsletter … | inscrivez-vous à notre newsletter
        recevez notre newsletter … | se connecter | connexion | s'inscrire | téléchargez l'application
        """,
    ),
    Furniture(
        Kind.COPYRIGHT,
        """
        tous droits réservés | tous droits réservés … | * tous droits réservés | # * tous droits réservés
        """,
    ),
    Furniture(
        Kind.TAGS,
        """
        mots-clés | mots clés: … | mots-clés: … | étiquettes: … | thèmes: … | sujets: …
        """,
    ),
    Furniture(
        Kind.NAVIGATION,
        """
        accueil | page d'accueil | retour à l'accueil | retour en haut | haut de page | aller au contenu
        aller au contenu principal | rechercher | recherche | fermer | qui sommes-nous | à propos | nous contacter
        plan du site | publicité | en direct | voir plus | français
        """,
    ),
    Furniture(
        Kind.LABEL,
        """
        publié le | mis à jour | mis à jour le | source | auteur | rubrique
        """,
    ),
)
