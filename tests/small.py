"""A small whole course, of which tests break one file after the other: every kind of page and block, and no finding
but on its length and confirmations."""

from __future__ import annotations

from pathlib import Path

PASSAGE = "You ask the client before you write anything about her on any page."

BLOCKS = """\
# Everything that the build draws

```modules
```

```paths
```

```coverage
```

```trace
```

```report
```

```rules
```

```external-links
```

```reflections
```

```chart
kind: bars
data: t
title: Who uses it
groups: [total]
```

```note
id: one
label: What do you think?
```

```note-tools
```

```readiness
```

```agenda
points: [breach]
```

```agenda
```

```assign
```

```contact
```

```certificate
```

```my-record
```

```take-along
```

```this-computer
```

```roster
```

```corrected-figures
```
"""

MODULE = f"""\
---
title: Module A
summary: A module.
minutes: 10
slides: [1]
objectives: {{keep: Keep what must be kept., ask: Ask first.}}
teaches: {{S1.1: "#first"}}
---

# Module A

Some [use it](../../data/t.csv#a-total) today.

## First

{PASSAGE}

[The rule](../../agency.yml#breach)

## Reflect

What will you do?

## Sources

- A [study](https://example.org/study).
"""

SCENARIO = """\
---
title: Case A
summary: A case.
module: a
objectives: [ask]
minutes: 5
---

# Case A

A client writes.

## The start

You read it.

- [Answer at once](#the-answer)
- [Ask first](#the-question)

## The answer

It is out.

> [!CAUTION]
> She did not agree. [Why](../docs/modules/a.md#first)

## The question

She says no.

> [!TIP]
> You asked. [Why](../docs/modules/a.md#first)
"""

QUIZ = f"""\
---
title: Quiz A
module: a
pass_mark: 70
objectives: {{keep: [what-first, what-word]}}
---

# Quiz A

## What first?

<quiz>

What do you do first?

- [ ] Write it down
> Not yet.
- [x] Ask her

Since it is about her.

> "{PASSAGE}"
> [Module A](../docs/modules/a.md#first)

</quiz>

## What word?

<quiz>

You ask the [[client]] first.

---

Since it is about her.

> "{PASSAGE}"
> [Module A](../docs/modules/a.md#first)

</quiz>
"""

BANK = QUIZ.replace("pass_mark: 70", "new_cases: [what-first]").replace("(../docs", "(../../docs")
"""A question bank, which no course need have."""

FILES = {
    "course.yml": (
        "id: small\ntitle: Small\nmodules: [a]\n"
        "paths:\n  - {id: all, title: All, summary: All of it., modules: [a], pass_mark: 80}\n"
        "points: {breach: {label: whom to tell}}\n"
    ),
    "agency.yml": "agency: The county\npoints: {breach: {rule: Tell IT., review: 2027-06-30}}\n",
    "mkdocs.yml": (
        "site_name: Small\nnav: [index.md, all.md, modules/a.md, scenarios/a.md, quizzes/a.md]\n"
        "plugins: [course, mkdocs_quiz]\n"
    ),
    "data/statements.yml": "slides: [{slide: 1, title: A, statements: {S1.1: Ask first.}}]\n",
    "data/sources.yml": (
        "a-law:\n  title: A law\n  publisher: A county\n  address: https://example.org/law\n  date: 2021\n"
        "  seen: 2026-01-02\n  kind: law\n  read: copy\n  review: 2099-01-02\n"
    ),
    "data/cast.yml": (
        "roles:\n  worker:\n    - worker\npeople:\n  Ann:\n    role: worker\n    about: A worker\n"
        "  Bob:\n    role: worker\n    about: Another worker\n"
    ),
    "data/t.csv": (
        "name,platform,group,set,deck,published,basis,confidence,source\n"
        "a-total,a,total,all,1,2,source,high,A\na-men,a,men,all,,3,memory,90%,\n"
    ),
    "data/t.yml": (
        "title: T\nunit: '%'\nmeasure: m\nsurvey: s\npublished: 2021-01-01\naddress: https://example.org\n"
        "platforms: {a: A}\ngroups: {total: Total, men: Men}\nsets: {all: E}\n"
    ),
    "docs/index.md": "---\ntitle: Small\ntemplate: home.html\n---\n\n# Small\n\nWelcome.\n\n```modules\n```\n",
    "docs/all.md": BLOCKS,
    "docs/modules/a.md": MODULE,
    "scenarios/a.md": SCENARIO,
    "quizzes/a.md": QUIZ,
    "reviews/a.yml": (
        f"reviews:\n  - passage: docs/modules/a.md#first\n    text: {PASSAGE}\n"
        "    answers: {quizzes/a.md#what-first: 0123456789ab 2026-01-02}\n"
    ),
    "overrides/a.html": "<p>{{ 'index.md' | page }}</p>\n",
}
"""Its files, by path."""

COMMANDS = (
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
    ["review"],
    ["review", "--confirm", "all", "--as", "Ana"],
    ["report"],
    ["map", "a"],
    ["map", "a", "--format", "mermaid"],
    ["map", "a", "--format", "svg"],
    ["schema"],
    ["offline", "site"],
)
"""Everything that can be asked of the command in its folder."""


def write_course(root: Path, **changed: str | bytes) -> Path:
    """Write the course into a folder, some of its files changed.

    Args:
        root: the folder.
        changed: the content of files by their path.
    """
    for path, content in {**FILES, **changed}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        (root / path).write_bytes(raw)
    return root
