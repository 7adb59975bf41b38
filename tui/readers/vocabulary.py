"""Small closed lists of words, in lower case, by which lines around a report are told from the report itself."""


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written as they are read, with spaces between them."""
    return frozenset(listed.split())


MONTHS = words(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
CLOCK = words("am pm a p m t z h hrs gmt utc est edt et bst ist cet cest pst pdt pt ct cst cdt mt noon midnight")
DATE_LABELS = words("published updated posted modified date")
CALENDAR = (
    MONTHS
    | WEEKDAYS
    | CLOCK
    | DATE_LABELS
    | words("first last on at of the ago hour hours minute minutes min mins day days week weeks")
)
"""All that the words of a bare date line may be."""

NAME_PARTICLES = words("and & de del da di dos du der den van von la le al el bin ibn of the for in at with y und et")
ROLES = words(
    "editor editors correspondent correspondents reporter reporters writer writers staff political "
    "politics senior chief foreign diplomatic special contributor columnist bureau washington world "
    "business economics health science environment security defence defense affairs home national local "
    "sports culture news agencies agency"
)

OUTLET_NOUNS = words(
    "times post herald gazette tribune journal news courier chronicle guardian daily observer mail "
    "telegraph standard star press wire dispatch record bulletin radio tv agency express mirror "
    "independent examiner ledger sentinel inquirer register globe today weekly echo argus mercury "
    "broadcasting network online"
)
AGENCIES = words("dpa efe tass interfax xinhua kyodo ansa pa bloomberg") | frozenset(
    (
        "ap",
        "associated press",
        "the associated press",
        "reuters",
        "afp",
        "agence france-presse",
        "upi",
        "dpa",
        "pa media",
    )
)

MENU = words(
    "home news business sport sports politics world opinion culture tech technology science health travel "
    "weather video videos live menu search subscribe login register about contact us uk money markets "
    "finance lifestyle entertainment arts music food fashion style local national international europe "
    "asia africa americas climate environment education society jobs shop newsletters podcasts podcast "
    "photos gallery events archive more all latest features comment comments editorial economy property "
    "cars motoring football crime media royal tv film books games puzzles crosswords horoscopes and & "
    "sections account support"
)
"""What the entries of a news site's menu are called."""

NETWORKS = words(
    "facebook twitter x whatsapp linkedin pinterest reddit telegram messenger instagram youtube tiktok "
    "threads bluesky mastodon flipboard email e-mail mail tumblr snapchat google+ pocket sms rss viber vk"
)
SHARING = words("share tweet print save copy link post send pin like bookmark listen email e-mail comment")
SHARE_WORDS = NETWORKS | SHARING | words("this on via to the article story page by with or and more")
"""All that the words of a share bar may be."""
