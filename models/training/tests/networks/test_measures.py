import unittest

import numpy as np

from kao_training.networks import measures


class PairDistances(unittest.TestCase):
    def test_are_of_all_pairs_once(self):
        embeddings = np.array([[1, 0], [0, 1], [-1, 0.0]])
        genuine, impostor = measures.pair_distances(embeddings, np.array([7, 7, 9]))
        np.testing.assert_allclose(genuine, [np.sqrt(2)])
        np.testing.assert_allclose(sorted(impostor), [np.sqrt(2), 2])

    def test_are_euclidean_whatever_the_length(self):
        genuine, impostor = measures.pair_distances(np.array([[0.8, 0], [0, 0.6], [0, 0.0]]), np.array([7, 7, 9]))
        np.testing.assert_allclose(genuine, [1])
        np.testing.assert_allclose(sorted(impostor), [0.6, 0.8])


class EqualErrorRate(unittest.TestCase):
    def test_is_nothing_when_all_impostors_are_farther(self):
        self.assertEqual(measures.equal_error_rate(np.array([0.1, 0.2]), np.array([0.5, 0.6])), 0)

    def test_is_one_when_all_impostors_are_nearer(self):
        self.assertEqual(measures.equal_error_rate(np.array([0.5, 0.6]), np.array([0.1, 0.2])), 1)

    def test_of_one_swap_in_four(self):
        # At 0.4 one of four impostors is accepted (0.35) and one of four mated is not (0.45).
        rate = measures.equal_error_rate(np.array([0.1, 0.2, 0.3, 0.45]), np.array([0.35, 0.5, 0.6, 0.7]))
        self.assertEqual(rate, 0.25)


class Summary(unittest.TestCase):
    def test_counts_means_and_d_prime(self):
        # Both have variance 0.01; 0.6 between the means is six of their widths of 0.1.
        seen = measures.summary(np.array([0.1, 0.3]), np.array([0.7, 0.9]))
        self.assertAlmostEqual(seen["genuineMean"], 0.2)
        self.assertAlmostEqual(seen["impostorMean"], 0.8)
        self.assertAlmostEqual(seen["dPrime"], 6.0)
        self.assertEqual((seen["eer"], seen["fnmrAt1e-3"]), (0, 0))

    def test_counts_mated_pairs_beyond_the_thousandth_nearest_impostor(self):
        impostor = np.linspace(1.0, 2.0, 1001)
        seen = measures.summary(np.array([0.5, 0.9, 1.0005, 1.1, 1.2]), impostor)
        self.assertAlmostEqual(seen["fnmrAt1e-3"], 2 / 5)
