/// Common classes of Wikidata and our types for them.
///
/// Subclasses (P279) are not followed: a line of the dump does not know them. What is missing can be
/// named with `--types`.
enum WikidataTypes {
  /// Classes of pages that name nothing: disambiguation, category, article, list, template.
  static let pages: Set<String> = [
    "Q4167410", "Q22808320", "Q4167836", "Q13442814", "Q13406463", "Q11266439", "Q17633526",
  ]

  static let table = TypeTable([
    "Q5": "person",
    // Places.
    "Q5107": "place/continent",
    "Q6256": "place/country", "Q3624078": "place/country", "Q3024240": "place/country",
    "Q179164": "place/country", "Q20181813": "place/country",
    "Q46395": "place/territory", "Q161243": "place/territory", "Q15634554": "place/territory",
    "Q10864048": "place/province", "Q35657": "place/province", "Q34876": "place/province",
    "Q7275": "place/province", "Q107390": "place/province", "Q1221156": "place/province",
    "Q10742": "place/province", "Q1615742": "place/province", "Q36784": "place/province",
    "Q82794": "place/region", "Q1620908": "place/region", "Q56061": "place/region",
    "Q47168": "place/region", "Q13220204": "place/region", "Q149621": "place/region",
    "Q23442": "place/region", "Q33837": "place/region", "Q34763": "place/region",
    "Q39816": "place/region", "Q8514": "place/region",
    "Q515": "place/city", "Q1549591": "place/city", "Q1093829": "place/city",
    "Q5119": "place/city", "Q532": "place/city", "Q3957": "place/city", "Q486972": "place/city",
    "Q1637706": "place/city", "Q174844": "place/city", "Q200250": "place/city",
    "Q484170": "place/city", "Q747074": "place/city", "Q262166": "place/city",
    "Q15284": "place/city", "Q188509": "place/city",
    "Q4022": "place/water", "Q23397": "place/water", "Q165": "place/water", "Q9430": "place/water",
    "Q37901": "place/water", "Q39594": "place/water", "Q12284": "place/water",
    "Q8502": "place/mountain", "Q46831": "place/mountain", "Q8072": "place/mountain",
    "Q1248784": "place/site", "Q44782": "place/site", "Q12280": "place/site",
    "Q16917": "place/site", "Q33506": "place/site", "Q16970": "place/site",
    "Q32815": "place/site", "Q839954": "place/site", "Q41176": "place/site",
    "Q245016": "place/site", "Q622499": "place/site",
    // Organizations.
    "Q43229": "organization", "Q4120211": "organization", "Q178706": "organization",
    "Q7210356": "organization", "Q1530022": "organization", "Q4438121": "organization",
    "Q847017": "organization", "Q476028": "organization", "Q12973014": "organization",
    "Q484652": "organization/international", "Q245065": "organization/international",
    "Q1335818": "organization/international", "Q1127126": "organization/international",
    "Q15925165": "organization/international",
    "Q4830453": "organization/company", "Q783794": "organization/company",
    "Q6881511": "organization/company", "Q891723": "organization/company",
    "Q22687": "organization/company", "Q46970": "organization/company",
    "Q18388277": "organization/company", "Q1058914": "organization/company",
    "Q270791": "organization/company", "Q658255": "organization/company",
    "Q66344": "organization/central-bank",
    "Q7278": "organization/party", "Q2738074": "organization/party",
    "Q163740": "organization/ngo", "Q79913": "organization/ngo", "Q708676": "organization/ngo",
    "Q157031": "organization/ngo",
    "Q7188": "organization/government", "Q327333": "organization/government",
    "Q2659904": "organization/government", "Q20857065": "organization/government",
    "Q192350": "organization/ministry", "Q1519799": "organization/ministry",
    "Q35749": "organization/legislature", "Q11204": "organization/legislature",
    "Q637846": "organization/legislature", "Q41487": "organization/court",
    "Q190752": "organization/court",
    "Q3918": "organization/university", "Q875538": "organization/university",
    "Q902104": "organization/university", "Q15936437": "organization/university",
    "Q155271": "organization/think-tank", "Q31855": "organization/think-tank",
    "Q11032": "organization/media", "Q1110794": "organization/media",
    "Q1002697": "organization/media", "Q41298": "organization/media",
    "Q1616075": "organization/media", "Q14350": "organization/media",
    "Q192283": "organization/media", "Q15265344": "organization/media",
    "Q1153191": "organization/media", "Q17232649": "organization/media",
    "Q178790": "organization/union",
    "Q17149090": "organization/armed-group", "Q17127659": "organization/armed-group",
    "Q176799": "organization/military", "Q37726": "organization/military",
    "Q772547": "organization/military", "Q47913": "organization/intelligence",
    "Q732717": "organization/police", "Q35535": "organization/police",
  ])
}
