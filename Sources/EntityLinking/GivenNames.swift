import Gazetteers
import TextSegmentation

/// What a title and a first name say of a person: `Mr.` speaks of no Hillary.
enum Sex {
  case female
  case male
}

/// First names that nearly only women or nearly only men bear.
///
/// At most one in twenty bearers is of the other sex in the US Census of 1990 (names files, in the public
/// domain). The most frequent ones, and those of the people in the shipped tables; of other names nothing is
/// said.
struct GivenNames: Sendable {
  static let shared = GivenNames()

  private var female = HashSet()
  private var male = HashSet()

  private init() {
    for name in Self.women.split(separator: " ") { female.insert(Self.hash(name)) }
    for name in Self.men.split(separator: " ") { male.insert(Self.hash(name)) }
  }

  private static func hash(_ name: Substring) -> UInt64 {
    Word.hash(ofFolded: Array(name.utf8)[...])
  }

  /// Who bears a first name, or the title before it, given the hash of its folded form.
  func sex(of hash: UInt64) -> Sex? {
    female.contains(hash) ? .female : male.contains(hash) ? .male : nil
  }

  private static let women = """
    mrs ms miss mme madam lady dame queen princess duchess \
    abby abigail ada adele agatha agnes ai aileen aisha alexandria alexia alia alice alicia \
    alina alix alla allyson alpha althea alyssa amal amanda amber amelia amina amy ana \
    andrea angela angelina angelique anita ann anna anne annette annie annika april aretha \
    ariana arlene asha ashley astrid audie audrey ava avril ayanna ayesha barbara barbra \
    bari beata beatrice belinda benita bernadette berta bertie beryl beth betsy bette betty \
    beverly bianca blanche bong bonnie brandi brenda bridget brigitte britney brittany \
    brittney brooke buena caitlin caitlyn camila candace candy carla carli carlotta carly \
    carol carola carolina caroline carolyn carrie catherine cathy cecile cecilia celeste \
    celia celine chan chandra charlotte chelsea cher cherie cheryl chloe christa christiana \
    christiane christina christine christy chun cindy claire clara clare clarice claudia \
    cleopatra conchita connie corazon coretta cori cristina crystal cynthia dalia dani \
    danica danielle daphne dara darcey dawn deb debbie deborah debra delia denise diamond \
    diana diane dianne dina dolly dolores donna dora doris dorothea dorothy eden edith edna \
    edwina eileen elaine eleanor elena elfriede elina elinor elisabeth elise elissa eliza \
    elizabeth ella ellen elly elvira emily emma enda enid erin erna estela ester esther \
    ethel eugenie eva evelyn evonne ewa faith farah fatima fernanda fiona flavia florence \
    frances francesca frederica frida gabriela georgia geraldine geri germaine gertrude \
    ghislaine gina gisele gita gladys glenda gloria golda grace greta gretchen griselda gwen \
    gwyneth haley han hanna hannah harriet hazel heather heidi helen helena henrietta herta \
    hilary hilda hillary holly hope imelda indira ines inger ingrid irene irina isa isabel \
    isabella isabelle ivana ja jacinda jacqueline jacqui jana jane janet janice janis \
    jasmine jeanine jeanne jen jenni jennifer jenny jessica jessika jill jo joan joanna \
    joanne jodi jodie johanna joni josefina josephine josette joy joyce juanita judi judith \
    judy julia julie juliette justine jutta kai kamala karan karen kari karin karina karine \
    karla karol karoline kate katharine katherine kathleen kathryn kathy katie katrina katy \
    kay kayleigh keely keiko keira keisha kerri kimberly kimi kirsten kit klara kristen \
    kristi kylie lady lael lai lang lara laura lauren layne le lea leah leila lena letitia \
    li lia lien lilian lillian lily lin linda lindy ling lisa liz lois lorena loretta lori \
    louise lu lucille lucrecia lucy luisa lupita lydia ma mackenzie madeleine madison \
    madonna magdalena maggie maia manuela mao marcell marcia margaret margarita marge margot \
    mari maria mariah marian mariann marianne marie marielle marilyn marin marina marine \
    marissa marjorie marla marlene marsha marta martha martina martine mary maryam maura \
    maureen maxine maya mazie meg megan meghan melania melanie melina melissa mercedes \
    meredith merlene meryl mia michele micheline michelle mika mikaela mildred milly min \
    mira mireya miriam misty monica moon muriel myra nadia nadine nam nana nancy naomi \
    natalia natalie neda nelly nicki nicol nicola nicole niki nikita nikki nina nita nora \
    norah norma nydia olga olivia olympia pam pamela patrice patricia patty paula pauline \
    peggy penelope penny petra phyllis pia polly portia princess queen rachael rachel raisa \
    rana randi rashida rebeca rebecca rebekah renee rhonda rita roberta robyn rochelle ronda \
    ronna rosa rosalia rosalind rosalyn rose roseanne rosemary roxana ruby ruth sabrina \
    sacha sade sally salome samantha sandra sara sarah sarina savannah scarlett selena \
    serena shakira shari sharon sheila shelley shelly sherry sheryl shirley shonda sigrid \
    sima simona simone sofia song sonia sonja sophia sophie soraya stella stephane stephanie \
    stormy su sue summer sun susan susana susie suzanne svetlana sylvia tai tamara tammy \
    tanya tara teresa terri tessa thelma theresa tiffany tilda tina tobi tomoko toni tonya \
    tran tu tyra ulrike ursula valentina valerie valery vanessa venus vera victoria viola \
    violeta virginia vivian vivien vivienne wan wanda wei wen wendy wilma winnie xiomara \
    xochitl yang yelena yi yoko yolanda yu yuki yuri yuriko yvette zoe zola zora
    """

  private static let men = """
    mr sir lord king prince pope duke \
    aaron abdul abraham adam adolfo agustin ahmad ahmed al alan albert alberto aldo alec \
    alejandro alex alexander alfonso alfred alfredo allan allen alphonso alvaro alvin amado \
    amos anderson andre andreas andres andrew andy anibal anthony antoine anton antonio \
    antony arlen armand armando arnold arnoldo art arthur arturo asa august austin barney \
    barry bart basil beau ben benedict benito benjamin benny bernard bernardo bill billy bo \
    bob bobby booker boris brad bradley brandon brendan brendon brent brenton bret brett \
    brian brice brooks bruce bruno bryan bryce bud buster byron calvin carl carlo carlos \
    carmelo carter cesar chad charles chester christopher chuck clarence clark claude \
    claudio clayton clement cliff clint cole colin conrad cornelius craig cristobal curt \
    curtis cyril cyrus dalton damian damien damon dan daniel danilo danny dante dario daron \
    darrell darren darryl darwin dave david dean denis dennis derek derrick desmond dexter \
    dick diego dino dirk domingo dominic don donald donovan doug douglas drew duncan dustin \
    dwight dylan earl ed eddy edgar edmund edmundo eduardo edward edwin efrain eli elijah \
    elliot elliott elton elvis emerson emil emile emilio emmanuel emmett emmitt enoch \
    enrique eric erich erick erik ernest ernesto ernie errol erwin eugene eugenio eusebio \
    evan ezekiel ezra fabian fausto federico felipe felix ferdinand fernando fidel \
    florentino floyd foster francesco francisco frank franklin fred frederic frederick \
    freeman gabriel garfield garret garry garth gary gavin genaro geoffrey george gerald \
    geraldo gerard german gilbert gilberto gino giovanni giuseppe glen glenn gonzalo gordon \
    graham grant greg gregg gregory grover guillermo gus gustavo guy hank hans harlan harold \
    harrison harry harvey hassan heath hector henry herb herbert herman hipolito homer \
    horacio howard hubert huey hugh hugo hunter hyman ian ike irving isaac isaiah isaias \
    isiah ismael israel ivan jack jackson jacob jacques jake jamaal jamal james jared jason \
    jasper javier jay jayson jeff jefferson jeffery jeffrey jeremiah jeremy jerome jerry \
    jess jesse jesus jim jimmy joaquin joe joel john johnny jon jonah jonas jonathan jorge \
    jose josef joseph josh joshua juan jules julian julio julius junior justin kareem karl \
    keith kelvin ken kendrick kenneth kenny kent kevin king kirk kurt kyle lamar lance \
    landon lanny larry laurence lawrence lazaro len lenny leo leon leonard leonardo leonel \
    leopoldo les lester levi lewis lincoln lino lionel lloyd lon louis lucas luciano lucien \
    lucio luigi luis luke luther lyndon malcolm malik manuel marc marcel marcelo marco \
    marcos marcus mariano mario mark markus marlon marshall martin marvin matt matthew \
    maurice mauricio mauro max maxwell mel melvin michael micheal miguel mike mikel milan \
    miles milo milton mitch mitchell mohamed mohammad mohammed monty morris moses moshe \
    napoleon nathan nathaniel ned neil nelson nestor neville nicholas nick nicolas nigel \
    noah nolan norbert norman octavio oliver omar orlando oscar oswaldo otto owen pablo \
    palmer patrick paul pedro percy pete peter phil philip phillip pierre porfirio porter \
    prince quentin quincy quinton rafael ralph randall randy raphael rashad raul ray raymond \
    reed reggie reid reinaldo rex ricardo richard richie rick rickey ricky rob robby robert \
    roberto rocky rod rodney rodolfo rodrigo roger roland rolf roman romeo ron ronald ronnie \
    ross roy ruben rudolf rupert russ russell ryan salvador salvatore sam sammy samuel \
    santiago saul scott sean sebastian sergio seth seymour shane sheldon simon sonny spencer \
    stan stanley stefan stephen steve steven stuart sylvester ted teddy teodoro terence \
    terrell thad theodore thomas tim timothy tobias todd tom tomas tommy tony travis trent \
    trevor trey troy truman ty tyler tyson ulysses valentin vicente victor vince vincent \
    vincenzo virgil virgilio wade wally walter warren wayne wendell werner wes wesley weston \
    wilbur will william willy wilson winston woodrow xavier zack
    """
}

extension Linker {
  /// Whether the title before a word speaks of a person of the other sex: `Mr. Clinton` of no Hillary.
  func hasOtherTitle(_ person: Int, at word: Int, in part: TextPart) -> Bool {
    guard word > 0, part.traits(word - 1).contains(.honorific), part.text.words[word].gap == .joint,
      part.text.words[word - 1].shape.contains(.startsWithCapital),
      let title = GivenNames.shared.sex(of: part.hash(word - 1))
    else { return false }
    // ASCII letters with the bit of small ones; a name with others is in no list.
    var first: [UInt8] = []
    first.reserveCapacity(16)
    for byte in gazetteer.name(of: person).utf8 {
      if byte == UInt8(ascii: " ") { break }
      first.append(byte | 0x20)
    }
    return GivenNames.shared.sex(of: Word.hash(ofFolded: first[...])).map { $0 != title } ?? false
  }
}
