"""The table of rules. To add one: write its function in the file of its family, and a line here."""

from __future__ import annotations

from course.checks import answers, branches, coverage, links, writing
from course.checks.rule import Rule, unread
from course.model import Course, Finding

RULES: tuple[Rule, ...] = (
    # Files
    Rule("file", "a file that can't be read", "save it as UTF-8 text", unread("file")),
    Rule("front-matter", "front matter or YAML with a mistake", "mend that field", unread("front-matter")),
    Rule("data", "a row of figures with a mistake", "mend that value", unread("data")),
    # Links
    Rule(
        "link-page",
        "a link to a page or file that is not there",
        "correct the path, written from the folder of this file",
        links.missing_files,
    ),
    Rule(
        "link-anchor",
        "a link to a heading that is not there",
        "use the slug of a heading on that page",
        links.missing_anchors,
    ),
    Rule(
        "link-place",
        "a link that works in the repository or on the site, but not in both",
        "write it relative to this file, to a page of the course",
        links.misplaced,
    ),
    Rule(
        "link-nav",
        "a page that mkdocs.yml's nav lists and that is not there, or a page it leaves out",
        "add it under `nav` in mkdocs.yml, or take it out",
        links.navigation,
        needs_all=True,
    ),
    Rule(
        "figure-name",
        "a figure called by a name that the data does not have",
        "use a name from the first column of the CSV",
        links.missing_figures,
    ),
    Rule(
        "agency-point",
        "an agency's rule asked for on a point that is none",
        "use one of the points listed in agency.yml",
        links.missing_points,
    ),
    Rule(
        "heading-twice",
        "two headings on a page with the same slug",
        "reword one, so that links to it know which is meant",
        links.repeated_headings,
    ),
    # Branches
    Rule(
        "choice-target",
        "a choice that leads nowhere",
        "link it to the slug of a scene's heading",
        branches.lost_choices,
    ),
    Rule(
        "scene-unreachable",
        "a scene that nobody can reach",
        "link a choice to it, or take it out",
        branches.unreachable_scenes,
    ),
    Rule(
        "scene-trapped",
        "a scene from which no ending can be reached",
        "give it a way to an ending",
        branches.trapped_scenes,
    ),
    Rule(
        "ending-verdict",
        "an ending without exactly one verdict",
        "end it with one alert: [!TIP] sound, [!WARNING] risky or [!CAUTION] harmful",
        branches.unjudged_endings,
    ),
    Rule(
        "verdict-misplaced",
        "a verdict in a scene that goes on",
        "move it to the ending, or take the choices out",
        branches.misplaced_verdicts,
    ),
    Rule(
        "verdict-reason",
        "a verdict without a reason or a cited passage",
        "say why, and link the passage of a module that says so",
        branches.unfounded_verdicts,
        needs_all=True,
    ),
    Rule(
        "scenario-size",
        "a scenario with too little to decide",
        "give it seven scenes or more, three endings (one sound, one harmful) and two decisions on the longest way",
        branches.small_scenarios,
    ),
    Rule("plain-markdown", "raw HTML in a scenario or a quiz", "write it in Markdown", branches.raw_html),
    # Answers
    Rule(
        "quiz-block",
        "a question without exactly one whole <quiz> block",
        "give each heading one block, with <quiz> and </quiz> on lines of their own",
        answers.broken_blocks,
    ),
    Rule(
        "quiz-padding",
        "a <quiz> block that the repository's web page can't show",
        "leave a blank line after <quiz> and one before </quiz>",
        answers.unpadded_blocks,
    ),
    Rule(
        "option-form",
        "an option or feedback that mkdocs-quiz would not take as one",
        "write options as `- [ ] text` or `- [x] text`, one below the other, feedback right under its option",
        answers.malformed_options,
    ),
    Rule("stem", "a question that asks nothing", "write the question before its options", answers.missing_stems),
    Rule(
        "option-count",
        "a question with fewer than two options",
        "give it at least two, better three",
        answers.few_options,
    ),
    Rule(
        "key",
        "a question with no key, or in which every option is one",
        "mark the right option, and only it, with [x]",
        answers.unkeyed_questions,
    ),
    Rule(
        "option-twice",
        "two options of a question with the same text",
        "reword one: both would count as right or wrong together",
        answers.repeated_options,
    ),
    Rule(
        "feedback",
        "a wrong option without feedback",
        "say below it, after >, why it tempts and what is wrong",
        answers.missing_feedback,
    ),
    Rule(
        "rationale",
        "a question without a rationale",
        "say in a paragraph after the options why the key is right",
        answers.missing_rationales,
    ),
    Rule(
        "citation",
        "a question that quotes no passage",
        'after the rationale add > "the quote" and, on the next line, > [the passage](link)',
        answers.missing_citations,
    ),
    Rule(
        "citation-quote",
        "a quote that is not in the passage it names",
        "quote the passage word for word, or link the right one",
        answers.misquoted_passages,
    ),
    Rule(
        "citation-module",
        "a citation of something that is no passage of a module",
        "link a heading of a module",
        answers.uncited_modules,
        needs_all=True,
    ),
    # Coverage
    Rule(
        "course-order",
        "a module that course.yml and docs/modules do not both have",
        "list each module once in course.yml",
        coverage.order,
        needs_all=True,
    ),
    Rule(
        "statement-taught",
        "a statement of the deck that no passage teaches",
        "name it under `teaches` in the module that teaches it, with the heading",
        coverage.untaught_statements,
        needs_all=True,
    ),
    Rule(
        "statement-passage",
        "a module that claims a statement or a passage that is not there",
        "use an id from data/statements.yml and the slug of a heading of the module",
        coverage.missing_passages,
        needs_all=True,
    ),
    Rule(
        "module-whole",
        "a module without a scenario or a quiz",
        "write one, and name the module in its front matter",
        coverage.bare_modules,
        needs_all=True,
    ),
    Rule(
        "module-known",
        "a scenario or quiz of a module or objective that is not there",
        "use the name of a module's file, and ids of that module's objectives",
        coverage.unknown_modules,
        needs_all=True,
    ),
    Rule(
        "objective-question",
        "objectives and questions of a quiz that do not fit together",
        "under `objectives` name each question once or more, by the slug of its heading",
        coverage.unmatched_questions,
    ),
    Rule(
        "title",
        "a page whose heading differs from its title",
        "make both the same, with one # heading on the page",
        coverage.titles,
    ),
    # Writing
    Rule(
        "reading-grade",
        "a module that is hard to read",
        "use shorter sentences and shorter words",
        writing.hard_modules,
    ),
    Rule(
        "module-length",
        "a module too short or too long for one sitting",
        "write 900 to 1,500 words, sources aside",
        writing.module_lengths,
    ),
    Rule(
        "module-sources", "a module without its sources", "end it with a list under ## Sources", writing.missing_sources
    ),
    Rule(
        "insert",
        "a block for the build to draw that it can't draw",
        "see Charts and other things the build draws, in the trainers' pages",
        writing.unknown_inserts,
    ),
)


def check_course(course: Course) -> list[Finding]:
    """Everything that is wrong with a course, by file and line."""
    rules = [rule for rule in RULES if not (rule.needs_all and course.unread)]
    findings = [finding for rule in rules for finding in rule.findings(course)]
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.rule))
