"""The table of rules. To add one: write its function in the file of its family, and an entry here."""

from __future__ import annotations

from course.checks import (
    abbreviations,
    addresses,
    blocks,
    callouts,
    coverage,
    drift,
    figures,
    headings,
    invisible_characters,
    keys,
    learning_paths,
    leftovers,
    links,
    markup,
    outside_links,
    questions,
    scenarios,
    writing,
)
from course.checks.order import in_order
from course.checks.rule import Rule, Severity, unread
from course.model import Course, Finding

RULES: tuple[Rule, ...] = (
    # Files
    Rule(
        "file",
        "a file that can't be read",
        "save it as UTF-8 text",
        unread("file"),
        example="a file saved as Windows-1252",
        form=1,
    ),
    Rule(
        "file-name",
        "a file that is not read, as its name is not in the form it must have",
        "rename it: small letters a to z, digits and hyphens, and the ending of the other files beside it",
        unread("file-name"),
        example="scenarios/New case.md.txt",
    ),
    Rule(
        "conflict",
        "two versions of a text that a merge left for a person to choose from",
        "keep one, and delete the lines <<<<<<<, ======= and >>>>>>>",
        unread("conflict"),
        example="<<<<<<< HEAD",
        form=1,
    ),
    Rule(
        "front-matter",
        "front matter or YAML with a mistake",
        "fix the field that the message names",
        unread("front-matter"),
        example="minutes: soon",
        form=1,
    ),
    Rule(
        "data",
        "a row of figures with a mistake",
        "fix the value that the message names",
        unread("data"),
        example="tiktok-total,tiktok,total,total,21,many,source,good,A",
    ),
    Rule(
        "unseen",
        "a link or a heading with a character that nobody sees, as text pasted from elsewhere may have",
        "delete it and type it again",
        invisible_characters.unseen_characters,
        example="[the quiz](the-quiz.md) with a zero-width space before .md",
        form=1,
    ),
    # Markdown
    Rule(
        "heading-form",
        "a heading that is written so that it is none, or text that a line of dashes makes one",
        "write it as `##` and a space, with a blank line above and below",
        headings.malformed_headings,
        example="##Direct messages",
        form=1,
    ),
    Rule(
        "heading-level",
        "a heading of a scenario or quiz that is neither its title nor a scene or question",
        "begin each scene or question with `##`, and the title with `#`",
        headings.misleveled_headings,
        example="### The gray coat",
        form=1,
    ),
    Rule(
        "block-apart",
        "a list or table right under a line of text, or any block right under a list, quote or table",
        "put a blank line above it",
        blocks.crowded,
        example="These help: and, on the next line, - the shelves",
        form=4,
    ),
    Rule(
        "indent",
        "a part of a list item indented by too little, or text indented so far that it is code",
        "indent what belongs to a list item by four spaces, and begin everything else at the margin",
        blocks.misindented,
        example="  - a list inside a list, by two spaces",
        form=2,
    ),
    Rule(
        "list-form",
        "a list that one side shows as text",
        "begin each item with a hyphen and a space, or with 1. and a space, and leave a blank line above the first",
        blocks.malformed_lists,
        example="1) Ask first",
        form=4,
    ),
    Rule(
        "table-form",
        "a row with more or fewer cells than its table has columns, or in no table",
        "give each row as many cells as the first has, each between | and |",
        blocks.malformed_tables,
        example="| A face | in the back | of the line |, in a table of two columns",
        form=2,
    ),
    Rule(
        "block-open",
        "a block of code or a comment that is never closed",
        "close it where it ends",
        blocks.unclosed,
        example="``` and, further down, no second ```",
        form=1,
    ),
    Rule(
        "callout-form",
        "a callout that would be a plain quote or text, or that is empty",
        "write `> [!TIP]` on a line of its own, and begin each line of the text below it with `>`",
        callouts.malformed_callouts,
        example="> [TIP]",
        form=2,
    ),
    Rule(
        "link-form",
        "a link or picture whose brackets are shown as text",
        "write `[text](address)`",
        leftovers.broken_links,
        example="[the module](../docs/modules/staff-use.md",
        form=4,
    ),
    Rule(
        "mark-form",
        "an asterisk or a backtick that was to mark words and is shown",
        "put the marks right around the words, on both sides",
        leftovers.stray_marks,
        example="**Ask first **",
        form=4,
    ),
    Rule(
        "one-sided",
        "Markdown that only the repository's web page shows, or only the site",
        "write it in a way that both show",
        leftovers.one_sided,
        example="~~struck through~~",
        form=4,
    ),
    # Markup
    Rule(
        "plain-markdown",
        "HTML in a page, but for harmless tags: `details`, `summary`, `abbr`, `kbd`, `br`, `sub`, `sup`, and comments",
        "write it in Markdown",
        markup.raw_html,
        example="Read <b>this</b> first",
        form=2,
    ),
    Rule(
        "plain-text",
        "HTML in front matter, settings or data, whose texts are shown letter by letter",
        "take the tag out and keep the words",
        markup.tagged_texts,
        example="title: The <i>first</i> day",
    ),
    # Links
    Rule(
        "link-page",
        "a link to a page or file that is not there",
        "correct the path, written from the folder of this file",
        links.missing_files,
        example="[the annex](annex.md)",
    ),
    Rule(
        "link-anchor",
        "a link to a heading that is not there",
        "use the slug of a heading on that page",
        links.missing_anchors,
        example="[messages](staff-use.md#direct-mesages)",
        needs_all=True,
    ),
    Rule(
        "link-place",
        "a link that works in the repository or on the site, but not in both",
        "write it relative to this file, to a page of the course",
        links.misplaced,
        example="[home](/index.md)",
    ),
    Rule(
        "link-external",
        "a link to another host that no browser could follow, or that only its writer could",
        "write the whole address, beginning with https://",
        addresses.unfit,
        example="[Pew](https//pewresearch.org)",
    ),
    Rule(
        "link-dead",
        "a link to another host that is gone or does not answer, where the check is told to try them",
        "correct the address, or find a copy that lasts",
        outside_links.dead_links,
        example="[the survey](https://example.org/gone), which answers with 404",
        needs_network=True,
    ),
    Rule(
        "link-nav",
        "a page that mkdocs.yml's nav lists and that is not there, or a page it leaves out",
        "add it under `nav` in mkdocs.yml, or take it out",
        links.navigation,
        example="- modules/staff-usage.md",
        needs_all=True,
    ),
    Rule(
        "link-template",
        "a page linked by a template of the theme that is not there",
        "correct the path in the template",
        links.templates,
        example="{{ 'modules/gone.md' | page | url }}",
    ),
    Rule(
        "template-syntax",
        "a template of the theme that can't be used",
        "correct it there or above: each bracket needs its end, each if its endif, each for its endfor",
        links.unusable_templates,
        example="{{ page. }}",
    ),
    Rule(
        "figure-name",
        "a figure called by a name that the data does not have",
        "use a name from the first column of the CSV",
        links.missing_figures,
        example="[TikTok](../../data/platform-use.csv#tiktok-teens)",
        needs_all=True,
    ),
    Rule(
        "figure-typed",
        "a percentage of the data that is typed, not called by name",
        "call it by its name, as Charts and other things the build draws shows",
        figures.typed,
        example="TikTok was used by 21% of adults",
    ),
    Rule(
        "agency-point",
        "an agency's rule asked for on a point that is none, or inside a text",
        "use one of the points that course.yml declares",
        links.missing_points,
        example="[the rule](../../agency.yml#holidays)",
    ),
    Rule(
        "heading-twice",
        "two headings on a page with the same slug",
        "reword one, so that links to it know which is meant",
        links.repeated_headings,
        example="## Posts, and further down ## Posts!",
        form=1,
    ),
    # Branches
    Rule(
        "choice-target",
        "a choice that leads nowhere",
        "link it to the slug of a scene's heading",
        scenarios.lost_choices,
        example="- [Call her](#you-cal-her)",
    ),
    Rule(
        "choice-list",
        "a list item among choices, or like one, that is none",
        "make each item of a scene's choices one link to a scene, with a hyphen before it",
        scenarios.mixed_choices,
        example="- [Call her](#you-call), kindly",
        form=3,
    ),
    Rule(
        "scene-order",
        "text below a scene's choices or verdict, which the site would show above them",
        "move it above them: choices and the verdict come last",
        scenarios.misordered,
        example="- [Wait](#later) and, below it, a paragraph",
    ),
    Rule(
        "choice-twice",
        "two choices of a scene with the same text or the same target",
        "reword one, or lead it elsewhere",
        scenarios.repeated_choices,
        example="- [Wait](#later) and - [Hold off](#later)",
    ),
    Rule(
        "choice-single",
        "a scene with a single choice that is no transition",
        "add another choice, or begin its text with Continue",
        scenarios.lone_choices,
        example="- [Call her](#you-call), and no other way",
    ),
    Rule(
        "scene-unreachable",
        "a scene that nobody can reach",
        "link a choice to it, or take it out",
        scenarios.unreachable_scenes,
        example="## The hearing, to which no choice leads",
    ),
    Rule(
        "scene-trapped",
        "a scene from which no ending can be reached",
        "give it a way to an ending",
        scenarios.trapped_scenes,
        example="a scene whose every choice leads into a closed loop",
    ),
    Rule(
        "scene-loop",
        "a loop without a way out",
        "give one of its scenes a choice that leads out",
        scenarios.closed,
        example="## A leads to ## B, and ## B to ## A only",
    ),
    Rule(
        "scene-length",
        "a scene too long to read at one sitting",
        "cut it, or part it in two",
        scenarios.long_scenes,
        example="a scene of 200 words",
    ),
    Rule(
        "ending-verdict",
        "an ending without exactly one verdict",
        "end it with one alert: `[!TIP]` sound, `[!WARNING]` risky or `[!CAUTION]` harmful",
        scenarios.unjudged_endings,
        example="## The hearing, with no alert below",
    ),
    Rule(
        "verdict-misplaced",
        "a verdict in a scene that goes on",
        "move it to the ending, or take the choices out",
        scenarios.misplaced_verdicts,
        example="> [!TIP] above a list of choices",
    ),
    Rule(
        "verdict-reason",
        "a verdict without a reason or a cited passage",
        "say why, and link the passage of a module that says so",
        scenarios.unfounded_verdicts,
        example="> [!TIP] with a link and no word of why",
        needs_all=True,
    ),
    Rule(
        "scenario-size",
        "a scenario with too little to decide",
        "give it seven scenes or more, three endings (one sound, one harmful) and two decisions on the longest way",
        scenarios.small_scenarios,
        example="five scenes and two endings",
    ),
    # Answers
    Rule(
        "quiz-block",
        "a question without exactly one whole `<quiz>` block",
        "give each heading one block, with `<quiz>` and `</quiz>` on lines of their own",
        questions.broken_blocks,
        example="<quiz> without </quiz>",
        form=2,
    ),
    Rule(
        "quiz-padding",
        "a `<quiz>` block that the repository's web page can't show",
        "leave a blank line after `<quiz>` and one before `</quiz>`",
        questions.unpadded_blocks,
        example="<quiz> with the question on the next line",
    ),
    Rule(
        "quiz-outside",
        "text under a question's heading that stands outside its `<quiz>` block",
        "move it into the block",
        questions.text_outside,
        example="a sentence between ## A slow lunch and <quiz>",
    ),
    Rule(
        "option-form",
        "an option or feedback that mkdocs-quiz would not take as one",
        "write options as `- [ ] text` or `- [x] text`, one below the other, feedback right under its option",
        questions.malformed_options,
        example="-[ ] No",
        form=2,
    ),
    Rule(
        "option-count",
        "a question with fewer than two options",
        "give it at least two, better three",
        questions.few_options,
        example="- [x] Yes, and no other",
    ),
    Rule(
        "option-twice",
        "two options of a question with the same text",
        "reword one: both would count as right or wrong together",
        questions.repeated_options,
        example="- [x] Ask her and - [ ] Ask her",
    ),
    Rule(
        "option-alike",
        "two options that differ in small words only",
        "reword one, or take it out",
        keys.similar_options,
        example="- [x] Ask the supervisor and - [ ] Ask your supervisor",
        severity="warning",
    ),
    Rule(
        "option-all",
        "an option about the other options",
        "name what it stands for, or mark several keys",
        keys.sweeping_options,
        example="- [ ] All of the above",
    ),
    Rule(
        "stem",
        "a question that asks nothing",
        "write the question before its options",
        questions.missing_stems,
        example="<quiz> with options only",
    ),
    Rule(
        "stem-negative",
        "a question that asks for what is not so, quietly",
        "ask for what is so, or write the word in bold",
        keys.hidden_negatives,
        example="Which of these is not a record?",
    ),
    Rule(
        "question-twice",
        "two questions that ask the same",
        "take one out, or ask for something else",
        keys.repeated_questions,
        example="the same stem in two quizzes",
    ),
    Rule(
        "fill-in",
        "a word to be filled in that the quoted passage does not hold",
        "quote the sentence that has the word, or ask for another",
        questions.unquoted_blanks,
        example="The [[owner]] decides, with a quote on the agency",
        needs_all=True,
    ),
    Rule(
        "key",
        "a question with no key, or in which every option is one",
        "mark the right option, and only it, with `[x]`",
        questions.unkeyed_questions,
        example="three options, all - [ ]",
    ),
    Rule(
        "key-length",
        "a quiz whose keys can be guessed by their length",
        "shorten keys or lengthen other options",
        keys.telling_lengths,
        example="the longest option is right in 8 of 8 questions",
        severity="warning",
    ),
    Rule(
        "key-place",
        "a quiz whose keys can be guessed by their place",
        "move keys to other places",
        keys.telling_places,
        example="the second option is right in 8 of 8 questions",
        severity="warning",
    ),
    Rule(
        "feedback",
        "a wrong option without feedback",
        "say below it, after `>`, why it tempts and what is wrong",
        questions.missing_feedback,
        example="- [ ] The agency's IT staff, with no > below",
    ),
    Rule(
        "rationale",
        "a question without a rationale",
        "say in a paragraph after the options why the key is right",
        questions.missing_rationales,
        example="options, then the quote",
    ),
    Rule(
        "citation",
        "a question that quotes no passage",
        'after the rationale add `> "the quote"` and, on the next line, `> [the passage](link)`',
        questions.missing_citations,
        example="a rationale and nothing below",
    ),
    Rule(
        "citation-quote",
        "a quote that is not in the passage it names",
        "quote the passage word for word, or link the right one",
        questions.misquoted_passages,
        example='> "Settings decides who can send"',
        needs_all=True,
    ),
    Rule(
        "citation-short",
        "a quote too short to mean anything",
        "quote a whole sentence",
        questions.short_quotes,
        example='> "Ask first."',
    ),
    Rule(
        "citation-module",
        "a citation of something that is no passage of a module",
        "link a heading of a module",
        questions.uncited_modules,
        example="> [Home](../docs/index.md)",
        needs_all=True,
    ),
    Rule(
        "pass-mark",
        "a pass mark that nobody reaches, or that guessing reaches",
        "set a mark between what guessing gives and 100",
        keys.meaningless_marks,
        example="pass_mark: 25, with four options a question",
    ),
    # Drift
    Rule(
        "review-missing",
        "an answer that nobody has confirmed against its passage",
        "read both, then confirm it",
        drift.unreviewed,
        example="a new question",
        needs_all=True,
    ),
    Rule(
        "review-passage",
        "an answer whose passage has changed since it was confirmed",
        "read both, then confirm it",
        drift.changed_passages,
        example="a cited paragraph reworded",
        needs_all=True,
    ),
    Rule(
        "review-answer",
        "an answer that has changed since it was confirmed",
        "read both, then confirm it",
        drift.changed_answers,
        example="another option marked [x]",
        needs_all=True,
    ),
    Rule(
        "review-stale",
        "a confirmed answer that is no longer there",
        f"run: {drift.COMMAND} review --confirm",
        drift.stale_reviews,
        example="a question taken out or renamed",
        needs_all=True,
    ),
    # Coverage
    Rule(
        "course-order",
        "a module that course.yml and docs/modules do not both have",
        "list each module once in course.yml",
        coverage.order,
        example="- staff-usage, with no such file",
        needs_all=True,
    ),
    Rule(
        "statement-taught",
        "a statement of the deck that no passage teaches",
        "name it under `teaches` in the module that teaches it, with the heading",
        coverage.untaught_statements,
        example="S5.7 under no module's teaches",
        needs_all=True,
    ),
    Rule(
        "statement-passage",
        "a module that claims a statement or a passage that is not there",
        "use an id from data/statements.yml and the slug of a heading of the module",
        coverage.missing_passages,
        example='S5.7: "#gone"',
        needs_all=True,
    ),
    Rule(
        "module-whole",
        "a module without a scenario or a quiz",
        "write one, and name the module in its front matter",
        coverage.bare_modules,
        example="a module that no quiz names",
        needs_all=True,
    ),
    Rule(
        "module-known",
        "a scenario or quiz of a module or objective that is not there",
        "use the name of a module's file, and ids of that module's objectives",
        coverage.unknown_modules,
        example="module: staff-usage",
        needs_all=True,
    ),
    Rule(
        "objective-idle",
        "an objective that nothing practices, or a scenario that practices none",
        "name it under `objectives` in a quiz or scenario of the module",
        coverage.idle_objectives,
        example="an objective that no question names",
        needs_all=True,
    ),
    Rule(
        "objective-question",
        "objectives and questions of a quiz that do not fit together",
        "under `objectives` name each question once or more, by the slug of its heading",
        coverage.unmatched_questions,
        example="a question under no objective",
    ),
    Rule(
        "agency-agenda",
        "a point of the agency's that the agenda leaves out or takes up twice",
        "name each point once, under `points` in an agenda block of the page",
        coverage.agenda,
        example="```agenda blocks that nowhere name breach",
    ),
    Rule(
        "path-module",
        "a learning path with a module that is not there",
        "use the name of a module's file",
        learning_paths.unknown_modules,
        example="modules: [staff-usage]",
        needs_all=True,
    ),
    Rule(
        "path-scenario",
        "a learning path with a scenario that is not there or not of its modules, or with none of a module",
        "use the name of a scenario's file, and put its module on the path",
        learning_paths.strayed_scenarios,
        example="modules: [staff-use], scenarios: [the-private-group]",
        needs_all=True,
    ),
    Rule(
        "path-twice",
        "two learning paths with the same name, or a path that names something twice",
        "keep one, or give each its own name",
        learning_paths.repeated,
        example="modules: [staff-use, staff-use]",
    ),
    Rule(
        "path-mark",
        "a learning path that passes whom a quiz on it does not",
        "ask for as much as the quiz or more, or leave it out: then each quiz keeps its own",
        learning_paths.lowered_marks,
        example="pass_mark: 60, with a quiz that passes at 75",
        needs_all=True,
    ),
    Rule(
        "title",
        "a page whose heading differs from its title",
        "make both the same, with one `#` heading on the page",
        coverage.titles,
        example="title: A and # B",
    ),
    # Writing
    Rule(
        "reading-grade",
        "a module that is hard to read",
        "use shorter sentences and shorter words",
        writing.hard_modules,
        example="a module that reads at grade 11",
    ),
    Rule(
        "sentence-length",
        "a sentence that one has to read twice",
        "make two of it",
        writing.long_sentences,
        example="a sentence of 41 words",
    ),
    Rule(
        "module-length",
        "a module too short or too long for one sitting",
        "write 900 to 1,500 words, sources aside",
        writing.module_lengths,
        example="a module of 400 words",
    ),
    Rule(
        "module-sources",
        "a module without its sources",
        "end it with a list under `## Sources`",
        writing.missing_sources,
        example="no ## Sources",
    ),
    Rule(
        "module-question",
        "a module that asks its reader nothing to reflect on",
        "before ## Sources write ## Reflect and, as its last paragraph, one question without a link",
        writing.missing_questions,
        example="no ## Reflect",
    ),
    Rule(
        "picture-text",
        "a picture without alternative text",
        "say between the brackets what it shows",
        writing.silent_pictures,
        example="![](map.png)",
    ),
    Rule(
        "link-text",
        "a link that does not say where it leads",
        "name what the link leads to",
        writing.empty_links,
        example="[here](staff-use.md)",
    ),
    Rule(
        "heading-skip",
        "a heading that skips a level",
        "use the next level down",
        writing.skipped_headings,
        example="#### below ##",
    ),
    Rule(
        "abbreviation",
        "an abbreviation that is not spelled out where it first stands",
        "write it out, with the short form in parentheses: direct message (DM)",
        abbreviations.undefined_abbreviations,
        example="Ask CPS, with no word of what that is",
        needs_all=True,
    ),
    Rule(
        "glossary",
        "an abbreviation of a module that the glossary leaves out",
        "add it there; course.yml names its page under pages",
        abbreviations.unlisted_terms,
        example="multi-factor authentication (MFA), not in the glossary",
        needs_all=True,
    ),
    Rule(
        "insert",
        "a block for the build to draw that it can't draw",
        "see Charts and other things the build draws, in the trainers' pages",
        writing.unknown_inserts,
        example="kind: pie",
        needs_all=True,
    ),
)


def check_course(course: Course) -> list[Finding]:
    """Everything that is wrong with a course, in the order to fix it in; no other host is asked."""
    found = _malformed(course)
    paths = {finding.path for finding in found}
    for rule in RULES:
        if not (rule.form or rule.needs_network) and not (rule.needs_all and (course.unread or paths)):
            found += [finding for finding in rule.findings(course) if finding.path not in paths]
    known = [finding for finding in found if _is_known(course, finding)]
    return in_order(known, course.unread, lambda finding: severity_of(finding) == "error")


def _is_known(course: Course, finding: Finding) -> bool:
    """Whether a finding is on what the site shows: mkdocs.yml may leave pages out, which a broken one does not tell."""
    if not finding.path.startswith("docs/") or course.part(finding.path) or finding in course.unread:
        return True
    return all(one.path != "mkdocs.yml" for one in course.unread)


def _malformed(course: Course) -> list[Finding]:
    """Slips in the form of pages, of several for one cause the first to be told."""
    kept: list[Finding] = []
    whole: set[str] = set()
    told: dict[tuple[str, int], int] = {}
    for rule in sorted((rule for rule in RULES if rule.form), key=lambda rule: rule.form):
        for finding in rule.findings(course):
            path, line = finding.path, finding.line
            if (path in whole and rule.form > 1) or any(
                told.get((path, line + by), 9) < rule.form for by in (-1, 0, 1)
            ):
                continue
            kept.append(finding)
            told.setdefault((path, line), rule.form)
            if rule.form == 1:
                whole.add(path)
    return kept


def check_links(course: Course) -> list[Finding]:
    """The links to other hosts that are dead, each of which is tried."""
    findings = (finding for rule in RULES if rule.needs_network for finding in rule.findings(course))
    return sorted(findings, key=lambda finding: (finding.path, finding.line))


def severity_of(finding: Finding) -> Severity:
    """Whether a finding stops the build or asks for a look."""
    return _SEVERITIES.get(finding.rule, "error")


_SEVERITIES = {rule.id: rule.severity for rule in RULES}
