/// The style sheet of annotated pages.
enum HTMLStyle {
  /// Legible on light and dark screens and on paper; colours never carry a meaning alone, for counted
  /// mentions differ by their line and every mention says its type in its title.
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1d1f23; --paper: #fdfcfa; --soft: #6a6f78;
      --rule: #dcd9d2; --tint: 14%; --organization: #9a3b12; --place: #14663f; --person: #234f9e;
      --topic: #6b3fa0; --other: #5b6068; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e4e3df; --paper: #17191d; --soft: #989da6; --rule: #363a41; --tint: 24%;
        --organization: #f2a071; --place: #7fcf9f; --person: #92b6f7; --topic: #c3a2ee;
        --other: #b3b8c0; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1.08rem/1.62 Charter, "Bitstream Charter", "Source Serif 4", Georgia, serif; }
    main { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
    .legend, .byline, .topics, .index, .comments h2, .zone[data-label]::before {
      font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
    .legend { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap;
      gap: .35rem 1rem; padding: .5rem 1.25rem; font-size: .8rem; background: var(--paper);
      border-bottom: 1px solid var(--rule); }
    .legend .to-index { margin-inline-start: auto; color: inherit; }
    article { padding: 2.2rem 0 1.5rem; }
    article + article { border-top: 3px double var(--rule); }
    h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .6rem; text-wrap: balance; }
    p { margin: 0 0 .95em; overflow-wrap: anywhere; }
    .byline { font-size: .84rem; line-height: 1.45; color: var(--soft); margin-bottom: .7rem; }
    .byline a { color: inherit; }
    .byline .author { color: var(--ink); font-weight: 600; }
    .topics { display: flex; flex-wrap: wrap; gap: .35rem; margin: 0 0 1.4rem; padding: 0;
      list-style: none; font-size: .78rem; }
    .topic { padding: .05rem .65rem; border: 1px solid var(--topic); border-radius: 1rem;
      color: var(--topic); }
    .mention { --c: var(--other); color: inherit; text-decoration: none; border-radius: 2px;
      background: color-mix(in srgb, var(--c) var(--tint), transparent);
      border-bottom: 2px solid var(--c); box-decoration-break: clone;
      -webkit-box-decoration-break: clone; }
    .mention.organization { --c: var(--organization); }
    .mention.place { --c: var(--place); }
    .mention.person { --c: var(--person); }
    .mention.topic { --c: var(--topic); padding: 0; border: 0; border-radius: 2px; color: inherit;
      border-bottom: 2px solid var(--c); }
    .mention.uncounted { background: none; border-bottom: 1px dashed var(--c); }
    .mention.nil { background: none; border-bottom: 2px dotted var(--c); }
    a.mention:hover { background: color-mix(in srgb, var(--c) 34%, transparent); }
    :target { outline: 2px solid var(--c, var(--person)); outline-offset: 3px; }
    .mention, .comment, .index li { scroll-margin-top: 4.5rem; }
    p.zone { padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); }
    .zone[data-label]::before { content: attr(data-label); display: block; font-size: .7rem;
      letter-spacing: .04em; color: var(--soft); }
    span.quotation { background: color-mix(in srgb, var(--soft) 9%, transparent); }
    .repeat, .boilerplate, .tags, .authorNote { color: var(--soft); }
    p.repeat, p.boilerplate, p.tags, p.authorNote { font-size: .88rem; }
    p.repeat { font-style: italic; }
    .comments h2, .index h2 { font-size: 1.05rem; margin: 1.8rem 0 .8rem; padding-top: .9rem;
      border-top: 1px solid var(--rule); }
    .comments ol { list-style: none; margin: 0; padding: 0; }
    .comments ol ol { padding-inline-start: 1rem; border-inline-start: 2px solid var(--rule);
      margin-inline-start: .2rem; }
    .comment { padding: .35rem 0 .45rem; font-size: .98rem; line-height: 1.55; }
    .comment .byline { margin-bottom: .15rem; }
    .comment p { margin-bottom: .45em; }
    .comment .topics { margin: .2rem 0 .5rem; font-size: .7rem; opacity: .85; }
    .index { font-size: .86rem; line-height: 1.5; }
    .index h3 { font-size: .86rem; margin: 1.2rem 0 .35rem; }
    .index ul { list-style: none; margin: 0; padding: 0; }
    .index li { padding: .3rem 0; border-bottom: 1px solid var(--rule); }
    .index .type, .index .description { color: var(--soft); }
    .index .type { font-size: .78rem; }
    .index .description::before { content: "– "; }
    .index .counts { display: block; color: var(--soft); font-variant-numeric: tabular-nums; }
    .index .back a { display: inline-block; min-width: 1.5em; text-align: center; color: inherit; }
    .index .back a.in-comment { font-style: italic; }
    .index .back a.uncounted { color: var(--soft); text-decoration-style: dashed; }
    @media print {
      :root { --paper: #fff; --ink: #000; }
      body { font-size: 10.5pt; }
      .legend { position: static; }
      .to-index, .back { display: none; }
      .comment, .index li { break-inside: avoid; }
      .mention { background: none; } }
    """
}
