"""Furniture of English pages."""

from typing import Final

from khabar.wire.formats.pasted.furniture.phrases import Furniture, Kind

ENGLISH: Final = (
    Furniture(
        Kind.POLL,
        """
        did you like this article | do you like this article | did you enjoy this article | was this article helpful
        was this article useful | was this helpful | did you find this article helpful
        did you find this article useful | rate this article | what do you think of this article | vote now
        thank you for voting | thanks for your feedback | view results | # vote | # votes
        """,
    ),
    Furniture(
        Kind.POLL_ANSWER,
        """
        yes | no | somewhat | not sure | maybe | yes # | no #
        """,
    ),
    Furniture(
        Kind.COMMENTS,
        """
        # comment | # comments | # comment(s) | comments | comments # | comment | no comments | no comments yet
        one comment | be the first to comment | be the first to comment on this article | add a comment
        add comment | add your comment | leave a comment | leave a reply | post a comment | post comment
        write a comment | write your comment | write your comment here | join the conversation | join the discussion
        view comments | show comments | view all comments | load more comments | readers comments | reader comments
        comments are closed | your name | name | full name | email | e-mail | email address | your email | website
        your email address will not be published | save my name … | cancel reply | submit | submit comment | send
        """,
    ),
    Furniture(
        Kind.REPLY,
        """
        reply | like reply | report | report comment | flag | upvote | downvote
        """,
    ),
    Furniture(
        Kind.POLICY,
        """
        comment policy | comments policy | commenting policy | * comment policy | * comments policy
        * commenting policy | * policy on comments | policy on comments | comment guidelines | community guidelines
        community standards | read our comment policy | privacy policy | terms of use | terms of service
        terms and conditions | cookie policy | disclaimer | the views expressed in this article …
        the opinions expressed in this article … | we use cookies … | this site uses cookies …
        this website uses cookies … | accept all | accept cookies | accept all cookies | reject all
        """,
    ),
    Furniture(
        Kind.REQUIRED,
        """
        denotes required field | denotes required fields | denotes a required field | indicates required field
        indicates required fields | required field | required fields | required information
        required fields are marked | required
        """,
    ),
    Furniture(
        Kind.COUNTER,
        """
        # / # | # characters left | # characters remaining | # character remaining | characters left #
        characters remaining #
        """,
    ),
    Furniture(
        Kind.SHARE,
        """
        share | shares | # share | # shares | share # | share this | share this article | share this story
        share this page | share article | share story | share on * | share via * | share with friends | tweet
        tweet this | retweet | post | facebook | twitter | x | x twitter | whatsapp | telegram | instagram | youtube
        tiktok | linkedin | pinterest | viber | snapchat | messenger | threads | reddit | flipboard | bluesky
        mastodon | pocket | copy link | copy url | link copied | print | print this | print this article
        print article | save | save article | save this article | bookmark | send to a friend | email this
        email this article | follow | follow us | follow us on * | follow * on google news | google news
        join our channel on * | more sharing options
        """,
    ),
    Furniture(
        Kind.READING,
        """
        # min read | # mins read | # minute read | # minutes read | # min | # mins | reading time
        reading time # min | reading time # mins | reading time # minute | reading time # minutes
        estimated reading time # minutes | read time # min | # views | views # | # reads | listen
        listen to this article | listen to article | listen to this story | text size | font size | a a | dark mode
        """,
    ),
    Furniture(
        Kind.RELATED,
        """
        read also | also read | read more | see also | related | related articles | related stories | related news
        related topics | related content | related posts | more on this topic | more on this story | more from *
        most read | most popular | most viewed | most commented | trending | trending now | latest news
        latest stories | top stories | recommended | recommended for you | you may also like | you might also like
        you may like | editors picks | editor's picks | in case you missed it | up next
        """,
        heads_a_list=True,
    ),
    Furniture(
        Kind.RELATED,
        """
        read also: … | also read: … | read more: … | see also: … | related: … | more: … | watch: … | next: …
        previous: … | up next: … | you may also like: … | read more about … | next article | previous article | next
        previous
        """,
    ),
    Furniture(
        Kind.NEWSLETTER,
        """
        newsletter | newsletters | our newsletter | subscribe | subscribe now | subscribe to our newsletter …
        subscribe to our newsletter | subscribe to the newsletter … | sign up | sign up now
        sign up for our newsletter … | sign up for our newsletter | sign up to our newsletter …
        sign up to our newsletter | get our newsletter … | get the latest news … | enter your email
        enter your email address | enter your email … | sign in | log in | login | register | create account
        create an account | download our app | download the app | get the app | enable notifications
        turn on notifications
        """,
    ),
    Furniture(
        Kind.COPYRIGHT,
        """
        all rights reserved | all rights reserved … | copyright # … | copyright # | copyright c # …
        copyright * all rights reserved | * all rights reserved | # * all rights reserved
        """,
    ),
    Furniture(
        Kind.TAGS,
        """
        tags | tags: … | tag: … | keywords: … | topics: … | filed under: … | more about: … | hashtags: …
        """,
    ),
    Furniture(
        Kind.NAVIGATION,
        """
        home | home page | back to home | back to top | skip to content | skip to main content | menu | main menu
        search | close | about | about us | contact | contact us | sitemap | advertise with us | advertisement
        advertising | sponsored | sponsored content | breaking | breaking news | load more | show more | view more
        live | english
        """,
    ),
    Furniture(
        Kind.LABEL,
        """
        # hours ago | # hour ago | # minutes ago | # days ago | updated # hours ago | updated # hour ago
        updated # minutes ago | updated # days ago | published # hours ago | an hour ago | updated an hour ago
        published | published on | updated | last updated | posted on | photo | image | source | by | section
        category
        """,
    ),
)
