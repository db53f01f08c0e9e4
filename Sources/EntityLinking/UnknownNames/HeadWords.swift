/// Words that tell what the capitalised words beside them are part of.
enum HeadWords {
  /// Behind a place, what happened or was agreed there: `Manama Dialogue`, `Oslo Accords`.
  static let events: Set<String> = [
    "accord", "accords", "agreement", "agreements", "airlift", "armistice", "biennale",
    "communique",
    "conference", "conferences", "consensus", "convention", "conventions", "cup",
    "declaration", "derby", "dialog", "dialogue", "expo", "fair", "forum", "games", "marathon",
    "massacre", "memorandum", "olympics", "open", "pact", "paralympics", "protocol", "protocols",
    "riots", "round", "summit", "treaty", "uprising", "war", "wars",
  ]
  /// Between a place and such a word: `Paris Climate Agreement`.
  static let eventKinds: Set<String> = [
    "air", "arms", "book", "civil", "climate", "economic", "film", "international", "motor",
    "naval", "nuclear", "peace", "security", "summer", "trade", "winter", "world",
  ]
  /// Before the name of a body or a site, in languages that put the head first: `Jund al-Sham`, `Banco de
  /// Chile`.
  static let openings: Set<String> = [
    // Arabic, Persian, Urdu
    "ahrar", "ansar", "faylaq", "firqat", "harakat", "hezb", "hizb", "jabhat", "jaish", "jamaat",
    "jamiat", "jaysh", "jemaah", "jund", "kataib", "katibat", "lashkar", "liwa", "majlis",
    "saraya", "sepah", "sipah", "tahrik", "tehreek", "tehrik",
    // Spanish, Portuguese, Italian, French
    "academie", "accademia", "aeropuerto", "asamblea", "asociacion", "associacao", "avenida",
    "banca", "banco", "banque", "basilique", "caisse", "caja", "camara", "cassa", "cathedrale",
    "catedral", "chateau", "colegio", "comision", "compagnie", "companhia", "compania",
    "confederacion", "consejo", "corporacion", "ecole", "ejercito", "empresa", "escuela",
    "estadio", "federacion", "fondation", "fondazione", "frente", "fundacao", "fundacion",
    "groupe", "grupo", "gruppo", "iglesia", "instituto", "istituto", "ministere", "ministerio",
    "ministero", "mouvement", "movimento", "movimiento", "musee", "museo", "palacio", "palais",
    "palazzo", "parti", "partido", "partito", "societa", "societe", "sociedad", "stade", "stadio",
    "teatro", "universidad", "universidade", "universita", "universite",
    // German, Dutch
    "bundesamt", "bundesverband", "fachhochschule", "hochschule", "landesbank", "rijksuniversiteit",
    "sparkasse", "stadtwerke", "technische", "universitat", "universiteit", "verband", "verein",
    // Clubs
    "atletico", "beitar", "club", "deportivo", "dinamo", "dynamo", "fc", "fk", "hapoel",
    "lokomotiv", "maccabi", "olympique", "spartak", "sporting", "torpedo", "vfb", "vfl",
  ]
  /// Before a surname: what somebody is.
  static let offices: Set<String> = [
    "admiral", "adviser", "advisor", "agent", "ambassador", "archbishop", "attorney", "bishop",
    "captain", "cardinal", "chairman", "chairwoman", "chancellor", "colonel", "commander",
    "commissioner", "congressman", "congresswoman", "constable", "corporal", "councillor",
    "councilman", "councilwoman", "coroner", "deputy", "detective", "director", "economist",
    "editor", "envoy", "governor", "inspector", "investigator", "judge", "justice", "lieutenant",
    "magistrate", "marshal", "mayor", "minister", "officer", "pastor", "premier", "president",
    "principal", "professor", "prosecutor", "rabbi", "representative", "reverend", "secretary",
    "senator", "sergeant", "sheriff", "spokesman", "spokeswoman", "superintendent", "trooper",
    "undersecretary",
  ]
  /// Behind a person's surname: what is called after the person.
  static let foundations: Set<String> = [
    "airport", "college", "foundation", "hospital", "institute", "library", "museum", "school",
    "university",
  ]
  /// Before the name of a ship.
  static let ships: Set<String> = ["hmas", "hmcs", "hms", "usns", "uss"]
  /// Words that head bodies, but before another word say of what kind it is.
  static let adjectives: Set<String> = [
    "athletic", "chemical", "democratic", "digital", "electric", "independent",
    "interactive", "international", "medical", "mobile", "mutual", "nuclear", "solar", "united",
  ]
  /// Letters with an ampersand that name nothing: `R&D`.
  static let letterNotions: Set<String> = [
    "bb", "dd", "ma", "pl", "qa", "rb", "rd", "rr", "sm", "td",
  ]
  /// Behind the name of a town, what is larger.
  static let counties: Set<String> = ["counties", "county", "parish"]
  /// Who sells pictures, by acronyms that others have, too.
  static let pictureAgencies: Set<String> = ["afp", "ap", "apa", "dpa", "epa", "mct", "pa", "upi"]
  /// Behind a place, without a capital: `Shasta county`.
  static let lands: Set<String> = [
    "county", "district", "island", "province", "river", "township", "valley", "village",
  ]
  /// Before `of` and a place, without a capital: `the town of Redding`.
  static let settlements: Set<String> = [
    "city", "county", "district", "governorate", "hamlet", "island", "municipality",
    "neighborhood", "neighbourhood", "port", "prefecture", "province", "suburb", "suburbs", "town",
    "towns", "township", "village", "villages",
  ]
  /// Before who took a picture or owns it.
  static let credits: Set<String> = ["copyright", "credit", "image", "photo", "photograph"]
  /// Behind the name of whoever heads a state: `the Clinton administration`, `the Clinton era`.
  static let reigns: Set<String> = ["administration", "administrations", "era", "presidency"]
}
