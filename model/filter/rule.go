package filter

// Rule reads the text of a rule that sorts videos. Plain words and hashtags are no filter: a rule of theirs
// means those words. A filter may ask only for what comes with the video and stays with it, so that a rule
// gives the same category today and tomorrow. The error is a *Problem.
func Rule(s string) (f Filter, isFilter bool, err error) {
	if f, err = Parse(s); err != nil {
		return None(), true, err
	}
	if f.Plain() {
		return f, false, nil
	}
	said := ""
	walk(f.tree, func(n Node) {
		switch n := n.(type) {
		case Word:
			if !n.Tag && said == "" {
				said = "Beside fields, a word in a rule says where it stands: write title:sourdough."
			}
		case Term:
			if n.Field != Title && n.Field != Hashtag && n.Field != Kind && n.Field != Length {
				said = "A rule can ask for title, hashtag, kind and length, which stay as they are."
			}
		}
	})
	if said != "" {
		return None(), true, &Problem{End: len(s), Sentence: said}
	}
	return f, true, nil
}
