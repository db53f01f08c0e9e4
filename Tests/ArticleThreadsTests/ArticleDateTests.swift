import Testing

@testable import ArticleThreads

@Suite("Dates")
struct ArticleDateTests {
  @Test(
    "keep the precision and the zone they were given",
    arguments: [
      ("2018", "2018", ArticleDate.Precision.year),
      ("2018-09", "2018-09", .month),
      ("2018-09-07", "2018-09-07", .day),
      ("20180907", "2018-09-07", .day),
      ("2018-09-07T10:13", "2018-09-07T10:13", .localTime),
      ("2018-09-07 10:13:00", "2018-09-07T10:13:00", .localTime),
      ("2018-09-07T10:13:00.000+03:00", "2018-09-07T10:13:00+03:00", .time),
      ("2018-09-07T10:13:00.250Z", "2018-09-07T10:13:00.250Z", .time),
      ("2018-09-07T10:13:00-0330", "2018-09-07T10:13:00-03:30", .time),
      ("20180907T101300Z", "2018-09-07T10:13:00Z", .time),
      ("2018-09-07 10:13:00 UTC", "2018-09-07T10:13:00Z", .time),
      (" 2018-09-07\n", "2018-09-07", .day),
      ("Fri, 07 Sep 2018 10:13:00 +0300", "2018-09-07T10:13:00+03:00", .time),
      ("7 Sep 2018 10:13 GMT", "2018-09-07T10:13Z", .time),
      ("07 Sep 98 10:13:00 EST", "1998-09-07T10:13:00-05:00", .time),
      ("1536315180", "2018-09-07T10:13:00Z", .time),
      ("1536315180000", "2018-09-07T10:13:00Z", .time),
      ("-1000000000", "1938-04-24T22:13:20Z", .time),
      ("2000-02-29", "2000-02-29", .day),
    ]
  )
  func valid(text: String, iso: String, precision: ArticleDate.Precision) {
    let date = ArticleDate(parsing: text)
    #expect(date?.iso == iso)
    #expect(date?.precision == precision)
  }

  @Test(
    "that do not exist or are none are nothing",
    arguments: [
      "", "  ", "0000-00-00 00:00:00", "2018-13-01", "2018-02-29", "1900-02-29", "2018-9-7",
      "6/15/17", "yesterday", "September 7, 2018", "2018-09-07T25:00", "2018-09-07T10:60",
      "2018-09-07T10:13:00+99:00", "2018-09-07x", "Fri, 31 Sep 2018 10:13:00 +0300", "201809",
      "99999999999999999999999999", "Foo, 07 Sep 2018", "2018-09-07T10:13:00 CEST",
      String(repeating: "2018", count: 10_000),
    ]
  )
  func invalid(text: String) {
    #expect(ArticleDate(parsing: text) == nil)
  }

  @Test(
    "count Unix seconds over leap years",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
      (253_402_300_799, "9999-12-31T23:59:59Z"),
    ]
  )
  func unix(seconds: Int, iso: String) {
    #expect(ArticleDate(unixSeconds: seconds)?.iso == iso)
    #expect(ArticleDate(unixSeconds: 1 << 50) == nil)
  }
}
