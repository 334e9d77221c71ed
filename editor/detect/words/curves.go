package words

import "emend/editor/detect/words/judge"

// borneOut is the curve of letters in texts that may be unlike those fitted on:
// collections that were not bear out less of what looks sure. Of
// what newspapers showed at 0.90 to 0.95, judged by weights fitted without them,
// 87 in 100 was right, and of what they showed above, 975 in 1,000. What is below
// 0.95 is therefore put below what may be applied unseen.
var borneOut = judge.Curve{
	{0, 0}, {0.3, 0.28}, {0.5, 0.45}, {0.7, 0.65}, {0.8, 0.79}, {0.9, 0.88}, {0.95, 0.899}, {0.95, 0.92}, {1, 1},
}

// letterCurves are those of letter proposals of a kind.
var letterCurves = map[judge.Kind]judge.Curve{
	judge.Digits: {{0, 0}, {0.3, 0.2}, {0.6, 0.52}, {0.75, 0.75}, {1, 1}},
	judge.Glyphs: {{0, 0}, {0.1, 0.3}, {0.4, 0.48}, {0.7, 0.74}, {0.9, 0.9}, {1, 1}},
	judge.LongS:  {{0, 0.3}, {0.1, 0.48}, {0.4, 0.58}, {0.6, 0.75}, {0.7, 0.9}, {0.85, 0.95}, {1, 1}},
}
