# SPDX-License-Identifier: GPL-2.0-or-later
"""1,000 QAP draws on 200 nodes, 10 % of the arcs, against numpy in its tuned form (np.take on the
flattened index) and, where it is installed, R's sna: qap.py, with kotaku of KOTAKU_LIBRARY. Medians
of five; the networks are made before."""

import random
import shutil
import statistics
import subprocess
import time

import kotaku
import numpy

N, DRAWS = 200, 1000


def draw(seed):
    dice = random.Random(seed)
    return [(a, b) for a in range(N) for b in range(N) if a != b and dice.random() < 0.1]


def network(arcs):
    made = kotaku.Network()
    made.append("actors", {"id": [str(i) for i in range(N)]})
    made.append("ties", {"from": [str(a) for a, _ in arcs], "to": [str(b) for _, b in arcs]})
    return made


def matrix(arcs):
    cells = numpy.zeros((N, N))
    for a, b in arcs:
        cells[a, b] = 1
    return cells


def tuned(x, y):
    """Correlations under permuted labels, of cells off the diagonal."""
    off = ~numpy.eye(N, dtype=bool)
    base = numpy.where(off, x - x[off].mean(), 0).ravel()
    other = numpy.where(off, y - y[off].mean(), 0).ravel()
    scale = numpy.sqrt((base @ base) * (other @ other))
    rng = numpy.random.default_rng(1)
    values = numpy.empty(DRAWS)
    for i in range(DRAWS):
        order = rng.permutation(N)
        index = (order[:, None] * N + order[None, :]).ravel()
        values[i] = (numpy.take(other, index) @ base) / scale
    return values


def median(function):
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        function()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main():
    one, two = draw(1), draw(2)
    nets = [network(one), network(two)]
    x, y = matrix(one), matrix(two)
    fixed = median(lambda: kotaku.compare(nets, summary=True, draws=1))
    rows = [("kotaku.compare, 1,000 draws", median(
        lambda: kotaku.compare(nets, summary=True, draws=DRAWS)))]
    rows.append(("of it the draws alone", rows[0][1] - fixed))
    rows.append(("numpy, tuned", median(lambda: tuned(x, y))))
    if shutil.which("Rscript"):
        program = f"""
            suppressMessages(library(sna)); set.seed(1)
            g <- array(rbinom(2 * {N}^2, 1, 0.1), c(2, {N}, {N}))
            cat(median(replicate(3, system.time(
              qaptest(g, gcor, g1 = 1, g2 = 2, reps = {DRAWS}))[["elapsed"]])))"""
        done = subprocess.run(["Rscript", "--vanilla", "-e", program], capture_output=True,
                              encoding="utf-8", check=False)
        if done.returncode == 0:
            rows.append(("R's sna, qaptest", float(done.stdout.split()[-1])))
    for name, seconds in rows:
        print(f"{name:<30} {seconds:9.4f} s {seconds / rows[1][1]:9.1f} times the draws")


main()
