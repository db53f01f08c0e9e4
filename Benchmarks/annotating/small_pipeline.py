"""spaCy's small English model, or where it is not installed an untrained pipeline of its shape.

The speed of a pipeline depends on its networks' sizes, hardly on their weights: tok2vec with four layers of
96 for tagger and parser, another for names, the label counts of the published model. What the model does
besides (attribute ruler, lemmatizer) is left out, which makes the pipeline a little faster than the model.
"""
import spacy
from spacy.tokens import Doc
from spacy.training import Example

MODEL = "en_core_web_sm"
# Label counts of the published model: 18 types of names, 45 relations, 50 parts of speech.
NAMES, RELATIONS, TAGS = 18, 45, 50
WORDS = "Mr. Smith of Acme Corp. said in Paris that it rained .".split()
HEADS = [1, 5, 1, 4, 2, 5, 5, 6, 10, 10, 5, 5]
DEPENDENCIES = ["r0", "r1", "r2", "r0", "r3", "ROOT", "r2", "r3", "r4", "r1", "r5", "r6"]
ENTITIES = ["O", "U-n0", "O", "B-n1", "L-n1", "O", "O", "U-n2", "O", "O", "O", "O"]


def network(attributes, rows):
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": attributes, "rows": rows,
                  "include_static_vectors": False},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1,
                   "maxout_pieces": 3},
    }


def transitions(kind, words):
    return {"model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": words,
    }}


def untrained():
    pipeline = spacy.blank("en")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    pipeline.add_pipe("tok2vec", config={"model": network(
        ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], [5000, 1000, 2500, 2500, 50, 50])})
    tagger = pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    parser = pipeline.add_pipe("parser", config=transitions("parser", shared))
    names = pipeline.add_pipe("ner", config=transitions("ner", network(
        ["NORM", "PREFIX", "SUFFIX", "SHAPE"], [5000, 1000, 2500, 2500])))
    for pipe, prefix, count in [(tagger, "t", TAGS), (parser, "r", RELATIONS), (names, "n", NAMES)]:
        for number in range(count):
            pipe.add_label(f"{prefix}{number}")
    example = Example.from_dict(Doc(pipeline.vocab, words=WORDS), {
        "words": WORDS, "heads": HEADS, "deps": DEPENDENCIES, "entities": ENTITIES,
        "tags": [f"t{number}" for number in range(len(WORDS))]})
    optimizer = pipeline.initialize(lambda: [example])
    # A few steps, so that sentences and names come out with usual lengths.
    for _ in range(30):
        pipeline.update([example], sgd=optimizer)
    return pipeline


def loaded():
    """The pipeline, and what it is."""
    if spacy.util.is_package(MODEL):
        pipeline = spacy.load(MODEL)
        return pipeline, f"{MODEL} {pipeline.meta['version']}"
    return untrained(), f"a pipeline of the shape of {MODEL}, untrained"
