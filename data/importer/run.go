package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"saveboard/model"
)

// Run reads the sources and hands their records to the sink. A file that cannot be used is reported
// and stores nothing; the others go on. An error means that the whole import failed: the context
// was cancelled, or the sink could not store, and the sink's transaction is to be rolled back.
func Run(ctx context.Context, sources []Source, o Options, sink Sink) (Report, error) {
	rep := Report{Files: []FileReport{}, NotOurs: []string{}}
	for _, src := range sources {
		b := blob{path: src.Path, names: sourceNames(src.Path), mtime: src.ModTime, open: src.Open, inFolder: src.InFolder}
		run := runner{opts: o, sink: sink, rep: &rep, size: src.Size}
		if err := run.file(ctx, b, true); err != nil {
			return rep, err
		}
	}
	rep.sum()
	return rep, nil
}

// sourceNames are the names that may hold a date: the file's, then its folder's.
func sourceNames(path string) []string {
	if path == "-" {
		return nil
	}
	names := []string{filepath.Base(path)}
	if dir := filepath.Base(filepath.Dir(path)); dir != "." && dir != string(filepath.Separator) {
		names = append(names, dir)
	}
	return names
}

// A runner reads one source.
type runner struct {
	opts Options
	sink Sink
	rep  *Report
	size int64
}

// file reads a file, or the files that it contains.
func (r *runner) file(ctx context.Context, b blob, containers bool) error {
	head, err := beginning(b, 8)
	if err != nil {
		return r.refuse(ctx, FileReport{Path: b.path}, err)
	}
	if containers && isZIP(head) {
		return r.zip(ctx, b)
	}
	if isOldExcel(head) && !b.inFolder {
		return r.refuse(ctx, FileReport{Path: b.path}, otherSheet("old Excel (.xls)"))
	}
	encoding := r.opts.Encoding
	for {
		err := r.text(ctx, b, encoding)
		if !errors.Is(err, errNotUTF8) {
			return err
		}
		encoding = enc1252
	}
}

// beginning reads the first bytes.
func beginning(b blob, n int64) ([]byte, error) {
	rc, err := b.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rc.Close() }()
	return io.ReadAll(io.LimitReader(rc, n))
}

// zip reads a workbook, or the members of an archive that are worth it.
func (r *runner) zip(ctx context.Context, b blob) error {
	z, closer, err := openZIP(b)
	if err != nil {
		return r.refuse(ctx, FileReport{Path: b.path}, err)
	}
	defer func() { _ = closer.Close() }()
	if isWorkbook(z) {
		return r.workbook(ctx, b, z)
	}
	if program := sheetProgram(z); program != "" && !b.inFolder {
		return r.refuse(ctx, FileReport{Path: b.path}, otherSheet(program))
	}
	inside := members(z, b)
	if len(inside) == 0 {
		return r.refuse(ctx, FileReport{Path: b.path}, &UnknownFormatError{})
	}
	before := len(r.rep.Files)
	for _, m := range inside {
		if err := r.member(ctx, m); err != nil {
			return err
		}
	}
	if len(r.rep.Files) == before && !b.inFolder {
		return r.refuse(ctx, FileReport{Path: b.path}, &UnknownFormatError{})
	}
	return nil
}

// member reads a file of a ZIP: a workbook in it is one level deep, a ZIP in it is not opened.
func (r *runner) member(ctx context.Context, m blob) error {
	head, err := beginning(m, 8)
	if err != nil {
		return r.refuse(ctx, FileReport{Path: m.path}, err)
	}
	if !isZIP(head) {
		return r.file(ctx, m, false)
	}
	z, closer, err := openZIP(m)
	if err != nil {
		return r.refuse(ctx, FileReport{Path: m.path}, err)
	}
	defer func() { _ = closer.Close() }()
	if !isWorkbook(z) {
		return r.refuse(ctx, FileReport{Path: m.path}, &UnknownFormatError{})
	}
	return r.workbook(ctx, m, z)
}

// text reads one file of text. It returns errNotUTF8 when the file is to be read again in another
// encoding; nothing of it has been kept then.
func (r *runner) text(ctx context.Context, b blob, encoding string) error {
	rep := FileReport{Path: b.path}
	rc, err := b.open()
	if err != nil {
		return r.refuse(ctx, rep, err)
	}
	defer func() { _ = rc.Close() }()
	counted := &progressReader{r: rc, ctx: ctx, report: &rep, opts: r.opts, size: r.size}
	var content io.Reader = counted
	raw, err := io.ReadAll(io.LimitReader(content, headSize))
	if err != nil {
		return r.refuse(ctx, rep, err)
	}
	content = io.MultiReader(bytes.NewReader(raw), content)
	if isGzip(raw) {
		if content, err = gunzip(content); err != nil {
			return r.refuse(ctx, rep, err)
		}
		if raw, err = io.ReadAll(io.LimitReader(content, headSize)); err != nil {
			return r.refuse(ctx, rep, err)
		}
		content = io.MultiReader(bytes.NewReader(raw), content)
	}
	if encoding == enc1252 && r.opts.Encoding == "" && looksLikeJSON(raw) {
		encoding = encUTF8 // JSON is never anything else: broken bytes are replaced
	}
	decoded, name, err := decodeText(raw, content, encoding)
	if err != nil {
		return r.refuse(ctx, rep, err)
	}
	rep.Encoding = name
	head, err := io.ReadAll(io.LimitReader(decoded, headSize))
	if err != nil {
		return r.refuse(ctx, rep, err)
	}
	decoded = io.MultiReader(bytes.NewReader(head), decoded)
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		head, decoded = bytes.ReplaceAll(head, []byte("\r"), []byte("\n")), &lineEnds{decoded}
	}
	in := &Input{Sample: Sample{Name: b.names.first(), Text: head}, Options: r.opts}
	shape, l := shapeOf(head)
	in.Sample.Shape = shape
	switch shape {
	case ShapeTable:
		in.Table = openCSV(l, decoded)
		in.Sample.Header, in.Sample.Records = l.header, firstOfTable(l, head)
	case ShapeJSON:
		in.Sample.Objects = sampleJSON(bytes.NewReader(head))
		fallthrough
	default:
		in.Text = decoded
	}
	if name == enc1252 && r.opts.Encoding == "" {
		rep.Notices = append(rep.Notices, "This file is not UTF-8 and was read as windows-1252; --encoding names another.")
	}
	return r.read(ctx, b, in, rep)
}

func looksLikeJSON(head []byte) bool {
	head = bytes.TrimLeft(head, "\ufeff \t\r\n")
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}

// workbook reads the sheet that has the videos.
func (r *runner) workbook(ctx context.Context, b blob, z *zip.Reader) error {
	t, sample, done, err := openWorkbook(z)
	if err != nil {
		return r.refuse(ctx, FileReport{Path: b.path}, err)
	}
	defer done()
	in := &Input{
		Sample:  Sample{Shape: ShapeTable, Name: b.names.first(), Header: t.Header, Records: sample},
		Table:   t,
		Options: r.opts,
	}
	return r.read(ctx, b, in, FileReport{Path: b.path, Encoding: "xlsx"})
}

// read recognises the format, reads the rows, settles them, and hands them on.
func (r *runner) read(ctx context.Context, b blob, in *Input, rep FileReport) error {
	format, err := r.recall(ctx, in, &rep)
	if err != nil {
		return err
	}
	f, err := recognise(in.Sample, format)
	if err == nil && b.inFolder && r.opts.Format == "" && isNobodysTable(f, in) {
		err = &UnknownFormatError{}
	}
	if err != nil {
		if b.inFolder && errors.Is(err, ErrUnknownFormat) && r.opts.Format == "" {
			r.rep.NotOurs = append(r.rep.NotOurs, b.path)
			return nil
		}
		return r.refuse(ctx, rep, err)
	}
	rep.Format = f.Name
	k := &keepings{sink: r.sink, opts: r.opts, format: f, report: &rep, file: b.names.first()}
	out := &Output{report: &rep, left: map[string]bool{}, noticed: map[string]bool{}}
	times := b.times(r.opts)
	in.Known, in.Names = r.sink, b.names
	in.Taken, in.TakenFrom = times.at(model.NewZone(r.opts.LocalZone))
	err = readRows(ctx, f, in, out, times, k)
	if err != nil {
		if k.begun {
			if abandon := r.sink.Abandon(ctx); abandon != nil {
				return fmt.Errorf("%w; %w", err, abandon) // a full disk has taken all back already
			}
		}
		return r.refuse(ctx, rep, err)
	}
	if err := k.end(ctx); err != nil {
		return err
	}
	if err := r.remember(ctx, in, k.kept > 0, out); err != nil {
		return err
	}
	if in.Table != nil && rep.Rows == 0 {
		out.Notice("There is a header, and no rows below it.")
	}
	if len(in.Options.Map) > 0 && !in.mapped {
		out.Notice("--map is for tables, and changed nothing here: the fields of this kind of file are known by their names.")
	}
	rep.finish(out, f, k)
	r.rep.Files = append(r.rep.Files, rep)
	return nil
}

// isNobodysTable: a table among other files that names no videos is none of ours.
func isNobodysTable(f Format, in *Input) bool {
	if f.Name != "table" || in.Sample.Shape != ShapeTable {
		return false
	}
	_, err := mapTable(in.Sample.Header, in.Sample.Records, in.Options)
	var refusal *Refusal
	return errors.As(err, &refusal) && refusal.Reason == NoID
}

// readRows runs the format's reader, with or without holding the rows until the end.
func readRows(ctx context.Context, f Format, in *Input, out *Output, times fileTime, k *keepings) error {
	keep := func(rec model.Record) error { return k.keep(ctx, rec) }
	accounts := &zones{known: in.Known, other: in.Options.LocalZone, found: map[string]*model.Zone{}}
	if f.Streams {
		zoneOf := func(account string) (*model.Zone, error) { return accounts.of(ctx, account) }
		out.row = func(row Row) error { return streamRow(row, in.Options, out, zoneOf, keep) }
		return f.Read(ctx, in, out)
	}
	s := &settler{
		opts: in.Options, format: f, known: in.Known, out: out, taken: times,
		words: map[string]string{}, zones: accounts,
	}
	out.row = s.add
	if err := f.Read(ctx, in, out); err != nil {
		return err
	}
	s.langs = out.langs
	return s.finish(ctx, keep)
}

// refuse reports a file that was not imported. What is no fault of the file ends the import.
func (r *runner) refuse(ctx context.Context, rep FileReport, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var failed *sinkError
	if errors.Is(err, errNotUTF8) || errors.As(err, &failed) {
		return err
	}
	refused := FileReport{Path: rep.Path, Format: rep.Format, Encoding: rep.Encoding, Mapping: rep.Mapping, MappingFrom: rep.MappingFrom, Error: err.Error()}
	var refusal *Refusal
	var unknown *UnknownFormatError
	switch {
	case errors.As(err, &refusal):
		refused.Error, refused.Help = refusal.Sentence, refusal.Help
		if refusal.Reason != "" {
			refused.Rejected = append(refused.Rejected, Rejection{Reason: refusal.Reason, Help: refusal.Reason.Help()})
		}
	case errors.As(err, &unknown) && unknown.Empty && rep.Path == "-":
		refused.Error, refused.Help = "Nothing came through the pipe.", "Run the command before it alone, and see what it says."
	case errors.As(err, &unknown):
		refused.Error, refused.Help = unknown.Error(), unknown.Help()
	case errors.Is(err, fs.ErrPermission):
		refused.Error, refused.Help = "This file may not be read.", "Check who owns it and what its permissions are."
	default:
		refused.Help = "Check the file and import it again."
	}
	if rep.MappingFrom == mappingRemembered {
		refused.Help += " Its columns were taken as --map said once: --forget ends that."
	}
	if rep.Encoding == enc1252 && r.opts.Encoding == "" && unknown == nil {
		refused.Help += " The file is not UTF-8 and was read as windows-1252: --encoding names another."
	}
	refused.tidy()
	r.rep.Files = append(r.rep.Files, refused)
	return nil
}
