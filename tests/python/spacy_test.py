#!/usr/bin/env python3
"""The spaCy component."""
import tempfile
import unittest

try:
    import spacy
    from spacy.tokens import Doc
except ImportError:
    raise SystemExit(77) from None

TEXT = "Hier, SoftBank a vendu pour 7 milliards de dollars."


class Component(unittest.TestCase):
    def test_spans(self):
        nlp = spacy.blank("fr")
        nlp.add_pipe("glane", config={"date": "2024-11-15"})
        doc = nlp(TEXT)
        self.assertEqual(
            [("Hier", "date"), ("SoftBank", "organization"), ("7 milliards de dollars", "money")],
            [(span.text, span.label_) for span in doc.spans["glane"]],
        )
        self.assertEqual("Q201653", doc.spans["glane"][1].kb_id_)
        self.assertEqual(("2024-11-14", 28), (doc.spans["glane"][0]._.glane.value, doc.spans["glane"][2]._.glane.start))
        self.assertIsNone(doc[0:2]._.glane)

    def test_chinese(self):
        nlp = spacy.blank("zh")
        nlp.add_pipe("glane")
        doc = nlp("2023年，孙正义宣布投资超过3.6万亿日元。")
        self.assertIn(("孙正义", "person"), [(span.text, span.label_) for span in doc.spans["glane"]])

    def test_date_of_a_document(self):
        nlp = spacy.blank("fr")
        nlp.add_pipe("glane", config={"date": "2024-11-15"})
        doc = nlp.make_doc(TEXT)
        doc._.glane_date = "2020-01-02"
        self.assertEqual("2020-01-01", nlp(doc).spans["glane"][0]._.glane.value)

    def test_stored_and_loaded(self):
        nlp = spacy.blank("fr")
        nlp.add_pipe("glane", config={"date": "2024-11-15"})
        doc = nlp(TEXT)
        again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
        self.assertEqual("organization", again.spans["glane"][1].label_)
        self.assertEqual(doc.spans["glane"][1]._.glane, again.spans["glane"][1]._.glane)
        with tempfile.TemporaryDirectory() as folder:
            nlp.to_disk(folder)
            loaded = spacy.load(folder)(TEXT)
        self.assertEqual("2024-11-14", loaded.spans["glane"][0]._.glane.value)

    def test_many(self):
        nlp = spacy.blank("fr")
        nlp.add_pipe("glane")
        self.assertEqual([3, 0, 3], [len(doc.spans["glane"]) for doc in nlp.pipe([TEXT, "Rien.", TEXT])])


if __name__ == "__main__":
    unittest.main()
