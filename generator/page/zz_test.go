package page_test
import ("testing";"os";"fmt";"strings";"path/filepath")
func TestZZ(t *testing.T){
 dir:=os.Getenv("ZZ"); if dir=="" { t.Skip() }
 w:=func(kind,place,id string, b []byte){ p:=filepath.Join(dir,kind,strings.ReplaceAll(place," ","_")); os.MkdirAll(p,0o755); os.WriteFile(filepath.Join(p,strings.ReplaceAll(id,"/","__")+".md"),b,0o644) }
 for place,put:=range plainPlaces { w("plain",place,"_x",pageWith(put,"x")); w("plain",place,"_xx",pageWith(put,"x\nx")); for _,r:=range hostileTexts(t){ if r.Payload!="" {w("plain",place,r.ID,pageWith(put,r.Payload))} } 
  for i,s:=range nasty { w("plain",place,fmt.Sprint("n",i),pageWith(put,s)) } }
 for place,put:=range prosePlaces { w("prose",place,"_x",pageWith(put,"x")); for _,r:=range hostileTexts(t){ if r.Payload!="" {w("prose",place,r.ID,pageWith(put,r.Payload))} }
  for i,s:=range nasty { w("prose",place,fmt.Sprint("n",i),pageWith(put,s)) } }
}
var nasty=[]string{"a\\|b", `\`, `\\`, "`", "``", "a`b``c", "```", "# #", "C #", "#", "1.", "1)", "404. x", "+", "*", "_", "__", "a_", "_a b_",
	"snake_case", "__init__", "===", "---", "***", "[x]", "[ ] todo", "[^1]", "[^1]: note", "[a]: b", ": def", "![a](b)",
	"&amp;", "&", "& b", "&#x26;", "&copy", "a@b.c", "mailto:a@b.c", "http://a.b", "HTTPS://A.B", "(http://a.b)", "\"http://a.b", "www.a.b", "WWW.a.b", "ftp://a.b", "//a.b",
	"<", "<a", "</a>", "<!-- x", "-->", "<!-- errgen:end x -->", "<?x", "<![CDATA[", "a<b", "{{x}}", "{%x%}", "{#x#}", "{x", "}",
	"~a~", "~~~", "$x$", "%", "import x", "export const", "important", ":::note", "!!! x", "??? x", "> x", ">", "    code", "a  b", "a\\\nb", "a  \nb",
	"a\u00a0b", "|", "||", "a | b", "|a|b|", "|-|-|", "a\n-|-", ")", "](x)", "](", "a](b", "\"", "'"," _*_*_*_*_*", "[[[[[", ">>>>>>", "a]: b","`a]: b`", "a`b", "*a*b*c_d_", "- [ ] a\n- [x] b", "a|b\n-|-\n`c\\|d`|e", "***a** b* ~~c~~ `d`", "1986\\. a", "![<b>]", "<http://a.b>", "<a@b.c>", "see http://a.b/c_d, www.e.f/(g) h@i.j"}
