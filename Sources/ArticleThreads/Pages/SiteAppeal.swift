/// Tells a site's appeals for money or subscriptions from its articles.
enum SiteAppeal {
  /// Whether a paragraph near the end of a page speaks to the reader in the site's interest.
  static func isAppeal(_ paragraph: PageParagraph) -> Bool {
    // A person who is quoted may ask for donations, too.
    guard !paragraph.opensWithQuotationMark else { return false }
    let words = paragraph.text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    let hits = words.count { word in stems.contains { word.hasPrefix($0) } }
    guard hits > 0 else { return false }
    let addresses = words.contains { $0 == "you" || $0 == "your" || $0 == "reader" }
    let speaksForSite = words.contains { $0 == "our" || $0 == "us" || $0 == "we" }
    let isImperative = words.first.map { commands.contains($0) } ?? false
    return hits > 1 && (addresses || speaksForSite || isImperative)
      || addresses && speaksForSite || isImperative && (addresses || speaksForSite)
  }

  private static let stems = [
    "donat", "subscri", "tax-deductible", "newsletter", "paypal", "patreon", "membership",
    "fundrais",
  ]

  private static let commands: Set<String> = [
    "become", "click", "donate", "give", "help", "join", "please", "sign", "subscribe", "support",
  ]
}
