package filter

import "strings"

// String writes the filter as its tree has it, so that it can be parsed again. Text is what was typed.
func (f Filter) String() string {
	if f.tree == nil {
		return ""
	}
	var b strings.Builder
	f.tree.write(&b)
	return b.String()
}

// Text is the filter as it was typed.
func (f Filter) Text() string { return f.text }

// inner writes a part of something larger.
func inner(b *strings.Builder, n Node) {
	switch n.(type) {
	case All, Any:
		b.WriteByte('(')
		n.write(b)
		b.WriteByte(')')
	default:
		n.write(b)
	}
}

func (a All) write(b *strings.Builder) {
	for i, part := range a {
		if i > 0 {
			b.WriteByte(' ')
		}
		inner(b, part)
	}
}

func (a Any) write(b *strings.Builder) {
	for i, part := range a {
		if i > 0 {
			b.WriteString(" OR ")
		}
		inner(b, part)
	}
}

func (n Not) write(b *strings.Builder) {
	b.WriteByte('-')
	if _, twice := n.Of.(Not); twice {
		b.WriteByte('(')
		n.Of.write(b)
		b.WriteByte(')')
		return
	}
	inner(b, n.Of)
}

func (w Word) write(b *strings.Builder) {
	switch {
	case w.Tag && strings.ContainsAny(w.Text, " ()\""):
		b.WriteString("hashtag:" + quote(w.Text))
	case w.Tag:
		b.WriteString("#" + w.Text)
	case w.Phrase || strings.ContainsAny(w.Text, " ()\":=<>≥≤") || strings.HasPrefix(w.Text, "-") || strings.HasPrefix(w.Text, "#"):
		b.WriteString(quote(w.Text))
	default:
		b.WriteString(w.Text)
	}
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

func (t Term) write(b *strings.Builder) {
	b.WriteString(rowOf(t.Field).name + t.typed)
}
