using System.Text;
using Kpi.Jobs.Workbooks.Legacy;

namespace Kpi.Jobs.Tests.Workbooks;

/// <summary>Vietnamese of the time before Unicode. The words are spelled in each encoding by hand, from the published tables.</summary>
public sealed class LegacyTextTests
{
    private const string Tones = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

    [Theory]
    [InlineData(".VnTime", "Sè hå s¬ tiÕp nhËn", "Số hồ sơ tiếp nhận")]
    [InlineData(".VnArial", "C¶i c¸ch hµnh chÝnh", "Cải cách hành chính")]
    [InlineData(".VnTime", "kh«ng cã", "không có")]
    [InlineData(".VnTime", "§¬n vÞ b¸o c¸o", "Đơn vị báo cáo")]
    [InlineData(".VnTime", "quý, tû lÖ, nhiÖm vô", "quý, tỷ lệ, nhiệm vụ")]
    [InlineData(".VnTimeH", "phô lôc I", "PHỤ LỤC I")]
    [InlineData(".VnArialH", "së c«ng th­¬ng", "SỞ CÔNG THƯƠNG")]
    [InlineData("VNI-Times", "khoâng coù", "không có")]
    [InlineData("VNI-Helve", "Soá hoà sô tieáp nhaän", "Số hồ sơ tiếp nhận")]
    [InlineData("VNI-Times", "Ñôn vò baùo caùo", "Đơn vị báo cáo")]
    [InlineData("VNI-Times", "SÔÛ COÂNG THÖÔNG", "SỞ CÔNG THƯƠNG")]
    [InlineData("VNI-Times", "nhieäm vuï, quyù, tyû leä, kyõ, thuûy", "nhiệm vụ, quý, tỷ lệ, kỹ, thủy")]
    [InlineData("Times New Roman", "Số hồ sơ", "Số hồ sơ")]
    [InlineData(null, "Số hồ sơ", "Số hồ sơ")]
    public void Convert_ByFont_GivesUnicode(string? font, string stored, string expected) => Assert.Equal(expected, LegacyText.Convert(stored, LegacyText.OfFont(font)));

    [Fact]
    public void Tcvn3_HasEveryLetterOnce()
    {
        // Every letter of the table is reached by one character of the western code page, plain letters by themselves.
        var reached = Enumerable.Range(0x20, 0xE0).Select(c => (Stored: ((char)c).ToString(), Meant: LegacyText.Convert(((char)c).ToString(), LegacyEncoding.Tcvn3))).ToList();
        foreach (var letter in Tones + "ĂÂÊÔƠƯĐ")
        {
            Assert.Contains(reached, r => r.Meant == letter.ToString());
            Assert.True(reached.Count(r => r.Meant == letter.ToString() && r.Stored != r.Meant) <= 1, letter.ToString());
        }
    }

    [Fact]
    public void Vni_ReachesEveryLetter_InBothCases()
    {
        // A letter and one mark; what VNI writes in one character is reached without a mark.
        var letters = "aeiouyAEIOUYôöÔÖíìæóòîñÍÌÆÓÒÎÑ";
        var marks = "ùøûõïâáàåãäêéèúüë";
        var reached = letters.SelectMany(l => marks.SelectMany(m => new[] { $"{l}{m}", $"{l}{char.ToUpperInvariant(m)}" }).Append(l.ToString())).Select(s => LegacyText.Convert(s, LegacyEncoding.Vni)).ToHashSet(StringComparer.Ordinal);
        foreach (var letter in Tones)
        {
            Assert.Contains(letter.ToString(), reached);
            Assert.Contains(letter.ToString().ToUpperInvariant(), reached);
        }
    }

    [Theory]
    [InlineData(LegacyEncoding.Tcvn3, "Sè hå s¬ tiÕp nhËn", "Tæng sè nhiÖm vô ®­îc giao", "Tû lÖ quy tr×nh néi bé gi¶i quyÕt", "C¶i c¸ch thñ tôc hµnh chÝnh")]
    [InlineData(LegacyEncoding.Vni, "Soá hoà sô tieáp nhaän", "Toång soá nhieäm vuï ñöôïc giao", "Tyû leä quy trình noäi boä giaûi quyeát")]
    [InlineData(LegacyEncoding.None, "Số hồ sơ tiếp nhận", "Sè hå s¬ tiÕp nhËn", "Tæng sè nhiÖm vô ®­îc giao", "Tû lÖ quy tr×nh néi bé gi¶i quyÕt")]
    [InlineData(LegacyEncoding.None, "Total number of cases", "© 2024 Agency, 5½ °C, ®")]
    [InlineData(LegacyEncoding.None, "Données à jour, créées où l’été fut très tôt", "année, préfecture, établissement")]
    [InlineData(LegacyEncoding.None, "kh«ng")]
    public void Detect_ByLetters_NeedsMuchForOneAndLittleForTheOther(object encoding, params string[] texts) => Assert.Equal((LegacyEncoding)encoding, LegacyText.Detect(texts));

    [Fact]
    public void Csv_InLegacyLetters_IsReadInUnicodeAndKeepsWhatWasStored()
    {
        var stored = "STT,ChØ tiªu thèng kª,Sè liÖu\n1.,Sè hå s¬ tiÕp nhËn,kh«ng cã\n2.,Tæng sè nhiÖm vô ®­îc giao,5\n";
        var sheet = Reading.Workbook(Encoding.Latin1.GetBytes(stored), "a.csv").Sheets[0];
        Assert.Equal(("kh«ng cã", "không có"), (sheet["C2"].Raw, sheet["C2"].Unicode));
        Assert.Equal("Chỉ tiêu thống kê", sheet["B1"].Unicode);
    }

    [Fact]
    public void Text_IsComposed() => Assert.Equal("số", LegacyText.Convert("s\u006F\u0302\u0301", LegacyEncoding.None));
}
