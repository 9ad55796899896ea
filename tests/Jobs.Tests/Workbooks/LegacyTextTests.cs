using System.Text;
using Kpi.Jobs.Workbooks;
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

    [Theory]
    [InlineData(".VnTime", "Số hồ sơ không có")]
    [InlineData("VNI-Times", "Tổng số hồ sơ")]
    [InlineData(".vntimeh", "16.181 /16.183")]
    public void Convert_OfUnicodeInALegacyFont_ChangesNothing(string font, string typed) => Assert.Equal(typed, LegacyText.Convert(typed, LegacyText.OfFont(font)));

    [Theory]
    [InlineData("nghiêng", true)]
    [InlineData("QUYẾT", true)]
    [InlineData("giữa", true)]
    [InlineData("được", true)]
    [InlineData("ô", true)]
    [InlineData("préfecture", false)]
    [InlineData("sôì", true)]
    [InlineData("sốì", false)]
    [InlineData("tiÕp", false)]
    [InlineData("strə", false)]
    public void Syllable_HasOnsetVowelsAndFinal(string word, bool fits) => Assert.Equal(fits, Syllable.Fits(word));

    /// <summary>The official form as it comes out of old programs: the fonts are lost, and only the words tell how it is written.</summary>
    [Theory]
    [InlineData("variants/v7-tcvn3.xlsx")]
    [InlineData("variants/v8-vni.xlsx")]
    public void OfficialForm_InLegacyLettersWithoutFonts_HasTheWordsOfTheForm(string legacy)
    {
        var stored = Assert.Single(Reading.Workbook(TestData.Form(legacy)).Sheets);
        var plain = Assert.Single(Reading.Workbook(TestData.Form("phu-luc-I-6-thang-2024.xlsx")).Sheets);
        var text = Csv(stored, cell => cell.Raw);
        foreach (var bytes in new[] { Encoding.Latin1.GetBytes(text), Encoding.UTF8.GetBytes(text) })
        {
            var csv = Assert.Single(Reading.Workbook(bytes, "a.csv").Sheets);
            // Without the font of capitals a title is in small letters; 5.3.4. says something else in these variants.
            foreach (var cell in plain.Rows.SelectMany(row => row.Cells.ToArray()).Where(cell => cell.Address.ToString() != "D81"))
                Assert.Equal(cell.Raw!.ToUpperInvariant(), csv[cell.Row, cell.Column].Unicode?.ToUpperInvariant());
            Assert.Equal("không có", csv["D81"].Unicode);
        }
    }

    [Fact]
    public void OfficialForm_InVietnameseWindows_IsNotTakenForALegacyEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var plain = Assert.Single(Reading.Workbook(TestData.Form("phu-luc-I-6-thang-2024.xlsx")).Sheets);
        var csv = Assert.Single(Reading.Workbook(Encoding.GetEncoding(1258).GetBytes(OfVietnameseWindows(Csv(plain, cell => cell.Raw))), "a.csv").Sheets);
        foreach (var cell in plain.Rows.SelectMany(row => row.Cells.ToArray()))
            Assert.Equal(cell.Raw, csv[cell.Row, cell.Column].Unicode?.Normalize());
    }

    private static string Csv(Sheet sheet, Func<Cell, string?> text)
    {
        var csv = new StringBuilder();
        for (var row = 1; row <= sheet.Rows[sheet.Rows.Count - 1].Number; row++)
            csv.AppendJoin(',', Enumerable.Range(1, 5).Select(column => $"\"{text(sheet[row, column])}\"")).Append('\n');
        return csv.ToString();
    }

    // Code page 1258 has the letters with their shapes, and the tones as marks of their own.
    private static string OfVietnameseWindows(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            result.Append(c);
        foreach (var shape in "âêôăơưÂÊÔĂƠƯ")
        {
            var parts = shape.ToString().Normalize(NormalizationForm.FormD);
            result.Replace(parts, shape.ToString());
            foreach (var tone in "\u0323")
                result.Replace($"{parts[0]}{tone}{parts[1]}", $"{shape}{tone}");
        }
        return result.ToString();
    }

    [Fact]
    public void Text_IsComposed() => Assert.Equal("số", LegacyText.Convert("s\u006F\u0302\u0301", LegacyEncoding.None));
}
