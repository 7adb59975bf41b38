"""What we write is opened by the tools of others: parsers of brat, JSON-LD, CSV and Markdown."""

import io
import json
import re

import pandas as pd
import pytest
from markdown_it import MarkdownIt
from pybrat.parser import BratParser
from pyld import jsonld

from tui.exchange import note_rows, web_annotation
from tui.exchange.brat_files import files
from tui.exchange.forms import FORMS
from tui.exchange.web_annotation_reading import read_annotations

OA = "http://www.w3.org/ns/oa#"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
CONTEXT = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": "foaf:Person",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix")},
    **{name: f"oa:{name}" for name in ("highlighting", "commenting", "tagging", "assessing", "editing", "describing")},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "modified": {"@type": "xsd:dateTime", "@id": "dcterms:modified"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}
"""What the model's context (Web Annotation Vocabulary, appendix A) says of the terms that are used.

Held against http://www.w3.org/ns/anno.jsonld as the working group published it, and its copies of before 2021, which
lack `assessing`.
"""


@pytest.fixture(params=[frozenset(), {"assessing"}], ids=["the context of today", "a copy of before 2021"])
def processor(request):
    """The options of a processor that fetches nothing."""
    context = {term: meaning for term, meaning in CONTEXT.items() if term not in request.param}

    def load(url, options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": context},
        }

    return {"documentLoader": load}


def test_a_processor_of_json_ld_finds_every_annotation_with_both_selectors(noted, processor):
    document = json.loads("".join(web_annotation.lines([noted])))
    (collection,) = jsonld.expand(document, processor)
    page = collection["http://www.w3.org/ns/activitystreams#first"][0]
    annotations = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert [a["@type"] for a in annotations] == [[f"{OA}Annotation"]] * 3
    motivations = [a[f"{OA}motivatedBy"][0]["@id"] for a in annotations]
    assert motivations == [f"{OA}highlighting", f"{OA}commenting", f"{OA}assessing"]
    for annotation, note in zip(annotations, noted.notes, strict=True):
        position, quote = annotation[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
        offsets = [int(position[f"{OA}{end}"][0]["@value"]) for end in ("start", "end")]
        assert tuple(offsets) == note.target.span
        assert quote[f"{OA}exact"][0]["@value"] == note.target.exact
        assert annotation["http://purl.org/dc/terms/created"] == [{"@type": DATE_TIME, "@value": note.created}]
        (source,) = annotation[f"{OA}hasTarget"][0][f"{OA}hasSource"]
        assert source["urn:onrecord:sha256"] == [{"@value": noted.sha256}]


def test_nothing_is_lost_between_the_long_form_of_json_ld_and_the_short_one(noted, processor):
    document = json.loads("".join(web_annotation.lines([noted])))
    short = jsonld.compact(jsonld.expand(document, processor), document["@context"], processor)
    assert jsonld.expand(short, processor) == jsonld.expand(document, processor)
    assert tuple(one.note for one in read_annotations(json.dumps(short).encode(), "a.jsonld").notes) == noted.notes


def test_annotations_keep_to_the_model(noted):
    """The musts of sections 3 and 4 of the Web Annotation Data Model."""
    for annotation in json.loads("".join(web_annotation.lines([noted])))["first"]["items"]:
        assert annotation["id"].startswith("urn:uuid:")
        assert annotation["type"] == "Annotation"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", annotation["created"])
        assert annotation["target"]["source"]["id"] == "https://ash.example/late?a=1&b=%3C2%3E"
        for body in annotation.get("body", []):
            assert body["type"] == "TextualBody"
            assert isinstance(body["value"], str)


def test_a_parser_of_brat_reads_what_is_written(noted, tmp_path):
    for file in files([noted, noted]):
        (tmp_path / file.name).write_bytes(file.content.encode())
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "annotation.conf", "late-2.ann", "late-2.txt", "late.ann", "late.txt", "visual.conf",
    ]  # fmt: skip
    first, second = BratParser(error="ignore").parse(tmp_path)
    assert first.text == second.text == noted.article.text
    assert len(first.entities) == (tmp_path / "late.ann").read_text(encoding="utf-8").count("\nT") + 1
    for entity in first.entities:
        assert entity.mention == " ".join(first.text[s.start : s.end] for s in entity.spans)
    assert [(e.type, e.trigger.mention, len(e.arguments)) for e in first.events] == [
        ("Attribution", "said", 4), ("Attribution", "wants", 3),
    ]  # fmt: skip


def test_every_type_that_is_written_is_declared(noted):
    made = {file.name: file.content for file in files([noted])}
    declared = set(re.findall(r"^([\w-]+)", made["annotation.conf"], re.MULTILINE))
    for line in made["late.ann"].splitlines():
        kind = re.split("[ :]", line.split("\t")[1])[0]
        assert line.startswith("#") or kind in declared
    sections = re.findall(r"^\[(\w+)\]$", made["annotation.conf"], re.MULTILINE)
    assert sections == ["entities", "relations", "events", "attributes"]
    assert "Tag-_check\tArg:" in made["annotation.conf"]
    assert "Tag-_check | #@check\n" in made["visual.conf"]


def test_pandas_reads_the_csv(noted):
    table = pd.read_csv(io.StringIO("".join(FORMS["csv"]([noted]))), keep_default_na=False)
    assert tuple(table.columns) == note_rows.COLUMNS
    assert list(table["Highlight"]) == ["It was late,”", "late,” said Ana Ruiz", "a ferry"]
    assert list(table["Speaker"]) == ["Ana Ruiz", "Ana Ruiz", ""]
    assert list(table["Source"]) == ["Ana Ruiz", "Ana Ruiz", "The mayor"]
    assert list(table["Note"]) == ["", "'=1+1 is **not** two\n\n- who?", ""]
    assert list(table["Tags"]) == ["", "'@check, a, b", ""]
    assert list(table["Correction"]) == ["", "", "reject"]
    assert list(table["Location"]) == [1, 8, 58]


@pytest.mark.parametrize("form", ["markdown", "card"])
def test_in_markdown_the_words_of_an_article_stay_words(noted, form):
    page = MarkdownIt().render("".join(FORMS[form]([noted])).split("---\n")[-1])
    assert "<blockquote>\n<p>" in page
    assert "J. *Doe*" in page
    assert 'href="https://ash.example/late?a=1&amp;b=%3C2%3E"' in page
    assert "<strong>not</strong>" in page
    assert re.search(r"rejected", page)
