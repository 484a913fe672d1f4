"""What trained networks are worth: error rates of rendered persons that they were not trained on.

    python3 -m kao_training.networks.report --data FOLDER FILE.pt [FILE.pt ...]

Prints the rows of the table in `../networks/README.md`: all pairs of single looks, of every tenth person.
"""

import argparse
from pathlib import Path

import torch

from . import batches, measures
from .export import restore

COLUMNS = "| network | loss | persons | same, mean | different, mean | d' | EER | FNMR at FMR 1e-3 |"
RULE = "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"


def row(data: Path, network: Path) -> str:
    """One network's line. Ends the program where the data are not what it was trained on."""
    body, about, _ = restore(network)
    rendered = batches.read(data, about["modality"])
    training, validation = batches.split(len(rendered[0]))
    if len(training) != about["persons"] or rendered[0].shape[1] != about["looks"]:
        raise SystemExit(f"{network} was trained on other persons than {data} holds")
    embeddings, whose = batches.embed(body, about["modality"], rendered, validation, torch.device("cpu"))
    seen = measures.summary(*measures.pair_distances(embeddings, whose))
    return (
        f"| {about['modality']} | {about['loss']} | {len(validation)} | {seen['genuineMean']:.2f} "
        f"| {seen['impostorMean']:.2f} | {seen['dPrime']:.2f} | {100 * seen['eer']:.1f} % "
        f"| {100 * seen['fnmrAt1e-3']:.0f} % |"
    )


def main(arguments=None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that they were trained on")
    parser.add_argument("networks", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    print(COLUMNS, RULE, sep="\n")
    for network in options.networks:
        print(row(options.data, network), flush=True)


if __name__ == "__main__":
    main()
