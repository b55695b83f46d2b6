package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A source is one package as it is written, without its tests.
type source struct {
	folder string // "." for the program itself
	files  map[string]*ast.File
}

func packages(t *testing.T) []source {
	t.Helper()
	root := ".."
	found := make(map[string]source)
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		folder := path.Dir(filepath.ToSlash(rel))
		if found[folder].files == nil {
			found[folder] = source{folder, make(map[string]*ast.File)}
		}
		found[folder].files[filepath.ToSlash(rel)] = file
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	list := make([]source, 0, len(found))
	for _, p := range found {
		list = append(list, p)
	}
	if len(list) < 10 {
		t.Fatalf("only %d packages were found below %s", len(list), root)
	}
	return list
}

// packageVariables are the names of the variables of a package.
func packageVariables(p source) map[string]*ast.ValueSpec {
	variables := make(map[string]*ast.ValueSpec)
	for _, file := range p.files {
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					variables[name.Name] = s.(*ast.ValueSpec)
				}
			}
		}
	}
	return variables
}

// changed lists the package variables that a file assigns to, counts up or hands out by address.
func changed(file *ast.File, variables map[string]*ast.ValueSpec) []string {
	var names []string
	touch := func(e ast.Expr) {
		id := rootOf(e)
		if id == nil || variables[id.Name] == nil {
			return
		}
		// A name that is declared inside the function is another one; one of another file is not
		// resolved at all.
		if id.Obj == nil || id.Obj.Decl == variables[id.Name] {
			names = append(names, id.Name)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, e := range n.Lhs {
					touch(e)
				}
			}
		case *ast.IncDecStmt:
			touch(n.X)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				touch(n.X)
			}
		}
		return true
	})
	return names
}

// rootOf is the variable that an assignment's left side changes.
func rootOf(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// undocumented lists what a file exports without a doc comment.
func undocumented(file *ast.File) []string {
	var names []string
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) && !fixed(d) {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				names = append(names, undocumentedSpec(d, s)...)
			}
		}
	}
	return names
}

func undocumentedSpec(d *ast.GenDecl, s ast.Spec) []string {
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && s.Doc == nil && d.Doc == nil && s.Comment == nil {
			return []string{s.Name.Name}
		}
	case *ast.ValueSpec:
		if s.Doc == nil && d.Doc == nil && s.Comment == nil && slices.ContainsFunc(s.Names, (*ast.Ident).IsExported) {
			return []string{s.Names[0].Name}
		}
	}
	return nil
}

// exportedReceiver tells whether a function is a method of an exported type, or none.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	e := d.Recv.List[0].Type
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if generic, ok := e.(*ast.IndexExpr); ok {
		e = generic.X
	}
	id, ok := e.(*ast.Ident)
	return ok && id.IsExported()
}

// fixed tells a method whose meaning an interface of the standard library gives.
func fixed(d *ast.FuncDecl) bool {
	return d.Recv != nil && slices.Contains([]string{"Error", "Unwrap", "Read", "Write", "Close", "Len", "Less", "Swap"}, d.Name.Name)
}
