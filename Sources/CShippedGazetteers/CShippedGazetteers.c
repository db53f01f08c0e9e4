#include "CShippedGazetteers.h"

// #embed is standard in C23 and known to every clang that a Swift 6.2 toolchain brings.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char lists_tsv[] = {
#embed "../../Gazetteers/lists.tsv"
};
static const unsigned char organizations_armed_groups_tsv[] = {
#embed "../../Gazetteers/organizations-armed-groups.tsv"
};
static const unsigned char organizations_banks_tsv[] = {
#embed "../../Gazetteers/organizations-banks.tsv"
};
static const unsigned char organizations_businesses_us_tsv[] = {
#embed "../../Gazetteers/organizations-businesses-us.tsv"
};
static const unsigned char organizations_businesses_tsv[] = {
#embed "../../Gazetteers/organizations-businesses.tsv"
};
static const unsigned char organizations_companies_tsv[] = {
#embed "../../Gazetteers/organizations-companies.tsv"
};
static const unsigned char organizations_forces_tsv[] = {
#embed "../../Gazetteers/organizations-forces.tsv"
};
static const unsigned char organizations_governments_tsv[] = {
#embed "../../Gazetteers/organizations-governments.tsv"
};
static const unsigned char organizations_international_tsv[] = {
#embed "../../Gazetteers/organizations-international.tsv"
};
static const unsigned char organizations_media_tsv[] = {
#embed "../../Gazetteers/organizations-media.tsv"
};
static const unsigned char organizations_ministries_tsv[] = {
#embed "../../Gazetteers/organizations-ministries.tsv"
};
static const unsigned char organizations_movements_tsv[] = {
#embed "../../Gazetteers/organizations-movements.tsv"
};
static const unsigned char organizations_parties_tsv[] = {
#embed "../../Gazetteers/organizations-parties.tsv"
};
static const unsigned char organizations_press_tsv[] = {
#embed "../../Gazetteers/organizations-press.tsv"
};
static const unsigned char organizations_societies_tsv[] = {
#embed "../../Gazetteers/organizations-societies.tsv"
};
static const unsigned char organizations_sports_tsv[] = {
#embed "../../Gazetteers/organizations-sports.tsv"
};
static const unsigned char organizations_states_tsv[] = {
#embed "../../Gazetteers/organizations-states.tsv"
};
static const unsigned char organizations_think_tanks_tsv[] = {
#embed "../../Gazetteers/organizations-think-tanks.tsv"
};
static const unsigned char organizations_universities_tsv[] = {
#embed "../../Gazetteers/organizations-universities.tsv"
};
static const unsigned char people_athletes_tsv[] = {
#embed "../../Gazetteers/people-athletes.tsv"
};
static const unsigned char people_business_tsv[] = {
#embed "../../Gazetteers/people-business.tsv"
};
static const unsigned char people_culture_tsv[] = {
#embed "../../Gazetteers/people-culture.tsv"
};
static const unsigned char people_europe_tsv[] = {
#embed "../../Gazetteers/people-europe.tsv"
};
static const unsigned char people_leaders_tsv[] = {
#embed "../../Gazetteers/people-leaders.tsv"
};
static const unsigned char people_legislators_tsv[] = {
#embed "../../Gazetteers/people-legislators.tsv"
};
static const unsigned char people_others_tsv[] = {
#embed "../../Gazetteers/people-others.tsv"
};
static const unsigned char people_world_tsv[] = {
#embed "../../Gazetteers/people-world.tsv"
};
static const unsigned char places_boroughs_tsv[] = {
#embed "../../Gazetteers/places-boroughs.tsv"
};
static const unsigned char places_buildings_tsv[] = {
#embed "../../Gazetteers/places-buildings.tsv"
};
static const unsigned char places_cities_tsv[] = {
#embed "../../Gazetteers/places-cities.tsv"
};
static const unsigned char places_continents_tsv[] = {
#embed "../../Gazetteers/places-continents.tsv"
};
static const unsigned char places_countries_tsv[] = {
#embed "../../Gazetteers/places-countries.tsv"
};
static const unsigned char places_geonames_tsv[] = {
#embed "../../Gazetteers/places-geonames.tsv"
};
static const unsigned char places_mountains_tsv[] = {
#embed "../../Gazetteers/places-mountains.tsv"
};
static const unsigned char places_provinces_tsv[] = {
#embed "../../Gazetteers/places-provinces.tsv"
};
static const unsigned char places_regions_tsv[] = {
#embed "../../Gazetteers/places-regions.tsv"
};
static const unsigned char places_territories_tsv[] = {
#embed "../../Gazetteers/places-territories.tsv"
};
static const unsigned char places_waters_tsv[] = {
#embed "../../Gazetteers/places-waters.tsv"
};
static const unsigned char redirects_tsv[] = {
#embed "../../Gazetteers/redirects.tsv"
};
static const unsigned char topics_tsv[] = {
#embed "../../Gazetteers/topics.tsv"
};
static const unsigned char names_first_names_txt[] = {
#embed "../../Gazetteers/names/first-names.txt"
};
static const unsigned char names_surnames_txt[] = {
#embed "../../Gazetteers/names/surnames.txt"
};
static const unsigned char words_english_txt[] = {
#embed "../../Gazetteers/words/english.txt"
};
static const unsigned char words_organization_heads_txt[] = {
#embed "../../Gazetteers/words/organization-heads.txt"
};
static const unsigned char words_place_heads_txt[] = {
#embed "../../Gazetteers/words/place-heads.txt"
};
static const unsigned char words_saying_verbs_txt[] = {
#embed "../../Gazetteers/words/saying-verbs.txt"
};
static const unsigned char words_titles_txt[] = {
#embed "../../Gazetteers/words/titles.txt"
};

#define SHIPPED(path, array) {path, array, sizeof array}

static const skein_shipped_file files[] = {
  SHIPPED("lists.tsv", lists_tsv),
  SHIPPED("organizations-armed-groups.tsv", organizations_armed_groups_tsv),
  SHIPPED("organizations-banks.tsv", organizations_banks_tsv),
  SHIPPED("organizations-businesses-us.tsv", organizations_businesses_us_tsv),
  SHIPPED("organizations-businesses.tsv", organizations_businesses_tsv),
  SHIPPED("organizations-companies.tsv", organizations_companies_tsv),
  SHIPPED("organizations-forces.tsv", organizations_forces_tsv),
  SHIPPED("organizations-governments.tsv", organizations_governments_tsv),
  SHIPPED("organizations-international.tsv", organizations_international_tsv),
  SHIPPED("organizations-media.tsv", organizations_media_tsv),
  SHIPPED("organizations-ministries.tsv", organizations_ministries_tsv),
  SHIPPED("organizations-movements.tsv", organizations_movements_tsv),
  SHIPPED("organizations-parties.tsv", organizations_parties_tsv),
  SHIPPED("organizations-press.tsv", organizations_press_tsv),
  SHIPPED("organizations-societies.tsv", organizations_societies_tsv),
  SHIPPED("organizations-sports.tsv", organizations_sports_tsv),
  SHIPPED("organizations-states.tsv", organizations_states_tsv),
  SHIPPED("organizations-think-tanks.tsv", organizations_think_tanks_tsv),
  SHIPPED("organizations-universities.tsv", organizations_universities_tsv),
  SHIPPED("people-athletes.tsv", people_athletes_tsv),
  SHIPPED("people-business.tsv", people_business_tsv),
  SHIPPED("people-culture.tsv", people_culture_tsv),
  SHIPPED("people-europe.tsv", people_europe_tsv),
  SHIPPED("people-leaders.tsv", people_leaders_tsv),
  SHIPPED("people-legislators.tsv", people_legislators_tsv),
  SHIPPED("people-others.tsv", people_others_tsv),
  SHIPPED("people-world.tsv", people_world_tsv),
  SHIPPED("places-boroughs.tsv", places_boroughs_tsv),
  SHIPPED("places-buildings.tsv", places_buildings_tsv),
  SHIPPED("places-cities.tsv", places_cities_tsv),
  SHIPPED("places-continents.tsv", places_continents_tsv),
  SHIPPED("places-countries.tsv", places_countries_tsv),
  SHIPPED("places-geonames.tsv", places_geonames_tsv),
  SHIPPED("places-mountains.tsv", places_mountains_tsv),
  SHIPPED("places-provinces.tsv", places_provinces_tsv),
  SHIPPED("places-regions.tsv", places_regions_tsv),
  SHIPPED("places-territories.tsv", places_territories_tsv),
  SHIPPED("places-waters.tsv", places_waters_tsv),
  SHIPPED("redirects.tsv", redirects_tsv),
  SHIPPED("topics.tsv", topics_tsv),
  SHIPPED("names/first-names.txt", names_first_names_txt),
  SHIPPED("names/surnames.txt", names_surnames_txt),
  SHIPPED("words/english.txt", words_english_txt),
  SHIPPED("words/organization-heads.txt", words_organization_heads_txt),
  SHIPPED("words/place-heads.txt", words_place_heads_txt),
  SHIPPED("words/saying-verbs.txt", words_saying_verbs_txt),
  SHIPPED("words/titles.txt", words_titles_txt),
};

size_t skein_shipped_count(void) { return sizeof files / sizeof files[0]; }

skein_shipped_file skein_shipped(size_t index) { return files[index]; }
